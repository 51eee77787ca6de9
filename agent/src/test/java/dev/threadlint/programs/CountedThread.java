package dev.threadlint.programs;

/** A thread that counts who asks it what. */
final class CountedThread extends Thread {
  CountedThread(String name, Runnable work) {
    super(work, name);
    setDaemon(true);
  }

  @Override
  public State getState() {
    CountedObject.called();
    return super.getState();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    CountedObject.called();
    return super.getStackTrace();
  }

  @Override
  public boolean isInterrupted() {
    CountedObject.called();
    return super.isInterrupted();
  }

  @Override
  public ClassLoader getContextClassLoader() {
    CountedObject.called();
    return super.getContextClassLoader();
  }

  @Override
  public boolean equals(Object other) {
    CountedObject.called();
    return this == other;
  }

  @Override
  public int hashCode() {
    CountedObject.called();
    return 1;
  }

  @Override
  public String toString() {
    CountedObject.called();
    return "counted thread";
  }
}
