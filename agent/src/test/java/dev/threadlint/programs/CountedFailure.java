package dev.threadlint.programs;

/** A failure that counts who asks it what. */
final class CountedFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  @Override
  public StackTraceElement[] getStackTrace() {
    CountedObject.called();
    return super.getStackTrace();
  }

  @Override
  public String getMessage() {
    CountedObject.called();
    return "counted failure";
  }

  @Override
  public synchronized Throwable getCause() {
    CountedObject.called();
    return null;
  }

  @Override
  public String toString() {
    CountedObject.called();
    return "counted failure";
  }
}
