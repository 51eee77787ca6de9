package dev.threadlint.reports.model;

import java.util.List;

/**
 * How long threads waited for a lock, and how long it was held: for all locks of one name that were
 * waited for at one place.
 *
 * @param lock the lock that was first waited for
 * @param stack where the thread asked for it that was first seen to wait
 * @param sampled whether the waits were seen by looking at the threads some fifty times a second:
 *     of shorter ones only some were seen
 * @param waits how long threads waited for it, of those that had to
 * @param holds how long it was then held by those that had waited; may be empty
 * @param heldBy who held it meanwhile, most often met first
 */
public record LockMeasure(
    LockRef lock,
    StackTrace stack,
    boolean sampled,
    Durations waits,
    Durations holds,
    List<Holder> heldBy) {

  /** Copies the holders. */
  public LockMeasure {
    heldBy = List.copyOf(heldBy);
  }

  /**
   * Who held the lock while another thread waited for it.
   *
   * @param thread the name of a thread, digits as they were last seen
   * @param stack where it was while it held the lock; {@link StackTrace#UNKNOWN} if not seen
   * @param times how many waits began while it did
   */
  public record Holder(String thread, StackTrace stack, long times) {}
}
