package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HandOverHooks;
import dev.threadlint.agent.bootstrap.PollHooks;

/** Queues, as far as a thread gives its work to others through them. */
final class QueueInstrumentation {
  private static final String[] QUEUES = {
    "ArrayBlockingQueue", "ConcurrentLinkedDeque", "ConcurrentLinkedQueue", "DelayQueue",
    "LinkedBlockingDeque", "LinkedBlockingQueue", "LinkedTransferQueue", "PriorityBlockingQueue",
    "SynchronousQueue"
  };

  private QueueInstrumentation() {}

  static void addTo(Instrumentations all) {
    for (String queue : QUEUES) {
      InstrumentedType type = all.type("java/util/concurrent/" + queue, HandOverHooks.class);
      // Those that have one of their own; the others ask for their size.
      type.with(PollHooks.class)
          .onReturn("isEmpty()Z", "onlyIf", "(ZLjava/lang/Object;)V", "rt", 0);
      type
          // put and add of some of them call offer: once more is harmless.
          .entry("offer", "puts", "(Ljava/lang/Object;)V", "0", 0)
          .entry("offerFirst", "puts", "(Ljava/lang/Object;)V", "0", 0)
          .entry("offerLast", "puts", "(Ljava/lang/Object;)V", "0", 0)
          .entry("put", "puts", "(Ljava/lang/Object;)V", "0", 0)
          .entry("transfer", "puts", "(Ljava/lang/Object;)V", "0", 0);
    }
  }
}
