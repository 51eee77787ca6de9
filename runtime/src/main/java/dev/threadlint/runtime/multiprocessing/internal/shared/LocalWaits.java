package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Waiter;

/** Waits of the process that has the broker. */
final class LocalWaits extends Waits {
  private final Broker broker = Broker.inThisProcess();

  @Override
  Place enqueue(SharedWord word, Until until, long expected, boolean first, boolean forEver) {
    LocalSleeper sleeper = new LocalSleeper(until, expected, forEver);
    broker.enqueue(word, sleeper, first);
    BrokerServer.attend();
    return (blocker, deadline) -> await(word, sleeper, blocker, deadline);
  }

  @Override
  void changed(SharedWord word) {
    broker.changed(word.address());
  }

  @Override
  void signal(SharedWord word, int n) {
    broker.signal(word.address(), n);
  }

  private boolean await(SharedWord word, LocalSleeper sleeper, Object blocker, Deadline deadline) {
    return sleeper.waiter.await(blocker, deadline) || !broker.cancel(word.address(), sleeper);
  }

  private static final class LocalSleeper extends Sleeper {
    final Waiter waiter = new Waiter();

    LocalSleeper(Until until, long expected, boolean forEver) {
      super(SharedMutex.me(), until, expected, forEver);
    }

    @Override
    void wake() {
      waiter.signal();
    }
  }
}
