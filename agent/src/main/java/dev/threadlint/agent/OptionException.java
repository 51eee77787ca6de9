package dev.threadlint.agent;

/** An option that cannot be followed; the message is one sentence for its author. */
final class OptionException extends Exception {
  private static final long serialVersionUID = 1;

  OptionException(String message) {
    super(message);
  }
}
