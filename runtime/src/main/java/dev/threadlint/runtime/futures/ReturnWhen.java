package dev.threadlint.runtime.futures;

/** What {@link Futures#wait} waits for. Python: its {@code return_when}, constants or texts. */
public enum ReturnWhen {
  /** Any future is finished or cancelled. */
  FIRST_COMPLETED,
  /** Any future has failed, or all are done; a cancelled one does not count as failed. */
  FIRST_EXCEPTION,
  /** All futures are finished or cancelled. */
  ALL_COMPLETED;

  /**
   * The constant of Python's name.
   *
   * @throws IllegalArgumentException {@code Invalid return condition: 'X'}
   */
  public static ReturnWhen of(String name) {
    for (ReturnWhen value : values()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("Invalid return condition: '" + name + "'");
  }
}
