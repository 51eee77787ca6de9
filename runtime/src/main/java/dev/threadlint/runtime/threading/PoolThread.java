package dev.threadlint.runtime.threading;

/** An executor's thread: not a daemon by Python's word, but the JVM does not wait for it. */
final class PoolThread extends Thread {
  PoolThread(String name, Runnable body) {
    super(builder().target(body::run).name(name).daemon(false));
  }

  @Override
  String typeName() {
    return "Thread";
  }

  @Override
  boolean isCarrierDaemon() {
    return true;
  }
}
