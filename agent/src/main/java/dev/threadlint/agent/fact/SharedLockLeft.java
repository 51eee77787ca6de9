package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;

/**
 * A child process has ended with a lock in its hands that processes share, and nobody has freed it.
 *
 * @param end the end of the process
 * @param holder the thread of it that has the lock, named after it
 * @param lock which lock
 * @param wanted whether any thread was seen to wait for it since
 */
public record SharedLockLeft(ProcessEnded end, ThreadRef holder, SharedLock lock, boolean wanted)
    implements Fact {

  @Override
  public long nanos() {
    return end.nanos();
  }
}
