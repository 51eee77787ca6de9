package dev.threadlint.reports;

/** A failure that its reader can do something about: says what is wrong and what to do. */
public final class ThreadlintException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String description;
  private final String action;

  /** One sentence that says what is wrong, one that says what to do about it. */
  public ThreadlintException(String description, String action) {
    super(description + " " + action);
    this.description = description;
    this.action = action;
  }

  /** As the other, with the failure below it. */
  public ThreadlintException(String description, String action, Throwable cause) {
    this(description, action);
    initCause(cause);
  }

  /** What is wrong. */
  public String description() {
    return description;
  }

  /** What to do about it. */
  public String action() {
    return action;
  }
}
