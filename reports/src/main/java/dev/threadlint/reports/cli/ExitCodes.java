package dev.threadlint.reports.cli;

/** What a command ends with, so that a script can tell. */
public final class ExitCodes {
  /** Done, and nothing to complain about. */
  public static final int OK = 0;

  /** There are findings that the caller does not accept. */
  public static final int FINDINGS = 1;

  /** The command line is wrong, or names a file that cannot be written. */
  public static final int USAGE = 2;

  /** Threadlint itself failed. */
  public static final int INTERNAL = 3;

  /** A recording cannot be read, or is from a newer version. */
  public static final int UNREADABLE = 4;

  /** The run was not seen whole, and the caller asked for that. */
  public static final int INCOMPLETE = 5;

  private ExitCodes() {}
}
