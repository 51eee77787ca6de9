package dev.threadlint.runtime.threading;

/** Stands for a thread that was not made by this package. Python: {@code _DummyThread}. */
final class ForeignThread extends Thread {
  ForeignThread(java.lang.Thread carrier, String name) {
    super(carrier, name, true);
  }

  @Override
  public boolean isAlive() {
    java.lang.Thread thread = carrier();
    return thread != null && thread.isAlive();
  }

  @Override
  void checkJoinable() {
    throw new IllegalStateException("cannot join a dummy thread");
  }

  @Override
  String typeName() {
    return "_DummyThread";
  }

  @Override
  boolean isForeign() {
    return true;
  }
}
