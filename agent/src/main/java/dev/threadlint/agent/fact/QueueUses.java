package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.QueueHooks;
import dev.threadlint.agent.fact.QueueUsed.Question;
import dev.threadlint.agent.fact.QueueUsed.What;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of events about queues that are asked and then used.
 *
 * <p>That a thread had to wait is held back for a second: if it means to, as one that only logs how
 * many items there are, that shows by then.
 */
final class QueueUses {
  private static final long HELD_BACK = 1_000_000_000L;
  private static final int WHAT = 7;

  private final Numbers<Integer> queues = new Numbers<>();
  private final ArrayDeque<QueueUsed> waits = new ArrayDeque<>();

  @Nullable QueueUsed read(Event event, long nanos, ThreadRef thread) {
    Object queue = Objects.requireNonNull(event.subject);
    QueueUsed used =
        new QueueUsed(
            nanos,
            thread,
            new Stamp(JdkThreads.id(event.thread), event.epoch, event.clock),
            numberOf(queue),
            queue.getClass().getName(),
            What.values()[event.number & WHAT],
            questionOf(event.number),
            (event.number & QueueHooks.PUTS) != 0,
            FactReader.stackOf(event));
    if (used.what() == What.WAITS) {
      waits.add(used);
      return null;
    }
    return used;
  }

  /** Those that had to wait some time ago, or all. */
  List<QueueUsed> look(long nanos, boolean all) {
    List<QueueUsed> due = new ArrayList<>();
    while (!waits.isEmpty() && (all || nanos - waits.getFirst().nanos() >= HELD_BACK)) {
      due.add(waits.removeFirst());
    }
    return due;
  }

  private int numberOf(Object queue) {
    while (queues.pollGone() != 0) {
      // Each call removes one.
    }
    Integer known = queues.find(queue);
    if (known == null) {
      known = queues.next();
      queues.add(queue, known);
    }
    return known;
  }

  private static Question questionOf(int number) {
    if ((number & QueueHooks.PUTS) != 0) {
      return Question.FULL;
    }
    return (number & QueueHooks.COUNTED) != 0 ? Question.QSIZE : Question.EMPTY;
  }
}
