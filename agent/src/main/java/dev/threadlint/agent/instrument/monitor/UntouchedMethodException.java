package dev.threadlint.agent.instrument.monitor;

/** Ends the change of one method that has to stay as it was. */
final class UntouchedMethodException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UntouchedMethodException(String reason) {
    super(reason, null, false, false);
  }
}
