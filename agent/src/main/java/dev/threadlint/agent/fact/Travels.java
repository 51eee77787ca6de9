package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.fact.NotSent.Way;
import dev.threadlint.agent.jdk.RuntimeTravel;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes facts of events about things that cannot travel to another process. */
final class Travels {
  private static final String RUNTIME = "dev.threadlint.runtime.";
  private static final String MULTIPROCESSING = RUNTIME + "multiprocessing.";

  private final Numbers<Integer> failures = new Numbers<>();

  NotSent notSent(Event event, long nanos, ThreadRef thread) {
    Throwable failure = (Throwable) Objects.requireNonNull(event.subject);
    while (failures.pollGone() != 0) {
      // Each call removes one.
    }
    int number = failures.next();
    failures.add(failure, number);
    StackTrace stack = FactReader.stackOf(event);
    return new NotSent(
        nanos,
        thread,
        number,
        wayOf(stack),
        RuntimeTravel.culpritOf(failure),
        RuntimeTravel.pathOf(failure),
        stack);
  }

  @Nullable NotSentRead read(Event event, long nanos) {
    Throwable failure = RuntimeTravel.failureOf(Objects.requireNonNull(event.subject));
    Integer known = failure == null ? null : failures.find(failure);
    return known == null ? null : new NotSentRead(nanos, known);
  }

  private static Way wayOf(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      switch (frame.className()) {
        case MULTIPROCESSING + "QueueFeeder":
          return Way.QUEUE;
        case MULTIPROCESSING + "ProcessEngine":
        case RUNTIME + "futures.ProcessPoolExecutor":
          return Way.POOL;
        case MULTIPROCESSING + "internal.WorkFrames":
        case MULTIPROCESSING + "Server":
          return Way.RESULT;
        default:
          // Further out.
      }
      if (!frame.isLibrary()) {
        return Way.DIRECT;
      }
    }
    return Way.DIRECT;
  }
}
