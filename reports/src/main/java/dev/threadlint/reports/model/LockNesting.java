package dev.threadlint.reports.model;

import java.util.List;

/**
 * A lock that was asked for while another one was held. Locks of one name count as one, those
 * without a name by their class.
 *
 * @param outer the held one, of those of its name the first that was seen
 * @param inner the one that was asked for
 * @param threads names of threads that did so, those that did it first
 * @param more whether further threads did so
 */
public record LockNesting(LockRef outer, LockRef inner, List<String> threads, boolean more) {

  /** Copies the names. */
  public LockNesting {
    threads = List.copyOf(threads);
  }
}
