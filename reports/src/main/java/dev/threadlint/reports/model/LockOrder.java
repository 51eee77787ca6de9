package dev.threadlint.reports.model;

import java.util.List;

/**
 * A thread asked for one lock while it held another, and would have waited for ever.
 *
 * @param thread who was the first to do so
 * @param held what it held
 * @param heldMode in which mode
 * @param heldStack where it took it
 * @param wanted what it asked for
 * @param wantedMode in which mode
 * @param wantedStack where it asked
 * @param sites the places in code that make it up, for a {@link Fingerprint}
 * @param guards names of what else it held
 */
public record LockOrder(
    ThreadRef thread,
    LockRef held,
    LockMode heldMode,
    StackTrace heldStack,
    LockRef wanted,
    LockMode wantedMode,
    StackTrace wantedStack,
    List<String> sites,
    List<String> guards) {

  /** Copies the lists. */
  public LockOrder {
    sites = List.copyOf(sites);
    guards = List.copyOf(guards);
  }
}
