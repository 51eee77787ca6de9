package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ThreadState;

/** The one class of the tracer whose monitors are traced. */
final class SelfTestTarget implements Runnable {
  int depthInBlock(ThreadState state) {
    synchronized (this) {
      return state.depth();
    }
  }

  synchronized int depthInMethod(ThreadState state) {
    return state.depth();
  }

  @Override
  public void run() {}
}
