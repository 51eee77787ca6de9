package dev.threadlint.reports.model;

import java.util.List;

/**
 * How the run went, apart from what is wrong with it.
 *
 * @param nestings which locks were taken inside which
 * @param looks what the threads were seen doing
 */
public record Course(List<LockNesting> nestings, ThreadLooks looks) {

  /** Nothing is known of it, as from a recording of an older version. */
  public static final Course UNKNOWN = new Course(List.of(), ThreadLooks.NONE);

  /** Copies the nestings. */
  public Course {
    nestings = List.copyOf(nestings);
  }
}
