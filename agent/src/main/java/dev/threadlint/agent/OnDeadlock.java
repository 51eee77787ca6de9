package dev.threadlint.agent;

/** What is done when threads of the program hang, besides telling it. */
final class OnDeadlock {
  private static final String EXIT = "exit:";
  private static final int STAYS = -1;
  private static final int MOST = 255;

  private final boolean dumps;
  private final int exitCode;

  private OnDeadlock(boolean dumps, int exitCode) {
    this.dumps = dumps;
    this.exitCode = exitCode;
  }

  /** What a value of the option asks for. */
  static OnDeadlock of(String value) throws OptionException {
    if (value.equals("report") || value.equals("dump")) {
      return new OnDeadlock(value.equals("dump"), STAYS);
    }
    int code = value.startsWith(EXIT) ? code(value.substring(EXIT.length())) : STAYS;
    if (code < 0) {
      throw new OptionException(
          "option '"
              + Option.ON_DEADLOCK.key
              + "' is '"
              + value
              + "', but can only be report or dump or exit:CODE with a code from 0 to 255.");
    }
    return new OnDeadlock(false, code);
  }

  private static int code(String digits) {
    try {
      int code = Integer.parseInt(digits);
      return code <= MOST ? code : STAYS;
    } catch (NumberFormatException e) {
      return STAYS;
    }
  }

  /** Whether all threads are to be printed. */
  boolean dumps() {
    return dumps;
  }

  /** Whether the JVM is to be ended. */
  boolean ends() {
    return exitCode != STAYS;
  }

  int exitCode() {
    return exitCode;
  }
}
