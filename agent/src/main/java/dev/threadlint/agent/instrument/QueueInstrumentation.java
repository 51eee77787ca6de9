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

  private static final String[] PUTS = {
    "offer", "offerFirst", "offerLast", "put", "putFirst", "putLast", "transfer", "tryTransfer"
  };
  // Those of a deque call the ones that name the end.
  private static final String[] TAKES = {"take", "poll", "peek"};
  private static final String[] TAKES_OF_DEQUE = {
    "takeFirst", "takeLast", "pollFirst", "pollLast", "peekFirst", "peekLast"
  };
  private static final String[] ADDS = {"add"};
  private static final String[] ADDS_OF_DEQUE = {"addFirst", "addLast"};
  private static final String THING_TO = "(Ljava/lang/Object;)";
  private static final String THING = "(Ljava/lang/Object;)V";

  private QueueInstrumentation() {}

  static void addTo(Instrumentations all) {
    for (String queue : QUEUES) {
      InstrumentedType type = all.type("java/util/concurrent/" + queue, HandOverHooks.class);
      boolean deque = queue.endsWith("Deque");
      // Those that have one of their own; the others ask for their size.
      type.with(PollHooks.class)
          .onReturn("isEmpty()Z", "onlyIf", "(ZLjava/lang/Object;)V", "rt", 0);
      for (String put : PUTS) {
        // put and add of some of them call offer: once more is harmless.
        type.entry(put, "puts", THING, "0", 0);
      }
      for (String add : deque ? ADDS_OF_DEQUE : ADDS) {
        type.entry(add + THING_TO + (deque ? "V" : "Z"), "puts", THING, "0", 0);
      }
      for (String take : deque ? TAKES_OF_DEQUE : TAKES) {
        type.onReturn(take, "takes", THING, "r", 0);
      }
      type.onAdd("drainTo", "takes");
    }
  }
}
