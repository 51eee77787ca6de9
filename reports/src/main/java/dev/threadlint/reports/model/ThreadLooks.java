package dev.threadlint.reports.model;

import java.util.List;

/**
 * What threads were seen doing, at looks that lie evenly over the run.
 *
 * @param stepMillis from one look to the next; the first is at the start of the recording
 * @param looks how many there were
 * @param lanes what was seen of each thread, in the order in which they were first seen
 * @param more how many threads there was no room for
 */
public record ThreadLooks(long stepMillis, int looks, List<Lane> lanes, int more) {

  /** No looks, as in a recording of an older version. */
  public static final ThreadLooks NONE = new ThreadLooks(0, 0, List.of(), 0);

  /** It ran. */
  public static final char RUNS = 'r';

  /** It ran, and held a lock. */
  public static final char RUNS_HOLDING = 'h';

  /** It waited: for a lock, another thread, work, or time to pass. */
  public static final char WAITS = 'w';

  /** It waited, and held a lock meanwhile. */
  public static final char WAITS_HOLDING = 'b';

  /** It was not looked at. */
  public static final char UNSEEN = ' ';

  /** Copies the lanes. */
  public ThreadLooks {
    lanes = List.copyOf(lanes);
  }

  /**
   * One thread.
   *
   * @param thread which
   * @param first number of the look that saw it first, from 0
   * @param states what it did at that look and the following ones, a letter each
   */
  public record Lane(ThreadRef thread, int first, String states) {}
}
