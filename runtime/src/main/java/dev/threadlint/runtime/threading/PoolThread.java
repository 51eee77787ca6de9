package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.WorkerThreads;

/** An executor's thread: not a daemon by Python's word, but the JVM does not wait for it. */
final class PoolThread extends Thread {
  private PoolThread(String name, Runnable body) {
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

  static final class Starter extends WorkerThreads {
    @Override
    public java.lang.Thread start(String name, Runnable body) {
      PoolThread thread = new PoolThread(name, body);
      thread.start();
      java.lang.Thread carrier = thread.carrier();
      if (carrier == null) {
        throw new IllegalStateException("can't start new thread");
      }
      return carrier;
    }
  }
}
