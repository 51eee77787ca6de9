package dev.threadlint.runtime.threading;

import org.jspecify.annotations.Nullable;

/** The thread that runs {@code main}. Python: {@code threading._MainThread}. */
final class MainThread extends Thread {
  /** Null if main has ended before anybody asked for it; a thread that never runs stands in. */
  MainThread(java.lang.@Nullable Thread carrier) {
    super(carrier != null ? carrier : new java.lang.Thread("main"), "MainThread", false);
  }

  @Override
  public boolean isAlive() {
    java.lang.Thread main = carrier();
    return main != null && main.isAlive();
  }

  @Override
  String typeName() {
    return "_MainThread";
  }

  @Override
  boolean isForeign() {
    return true;
  }
}
