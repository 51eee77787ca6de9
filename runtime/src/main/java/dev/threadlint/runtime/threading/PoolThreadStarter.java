package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.WorkerThreads;

/** Makes the executors' threads; apart from PoolThread, so that Thread can install it early. */
final class PoolThreadStarter extends WorkerThreads {
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
