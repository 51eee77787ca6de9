package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names pools and failed tasks. */
final class Tasks {
  private final Numbers<Integer> failed = new Numbers<>();
  private final Numbers<PoolRef> pools = new Numbers<>();

  PoolRef pool(Object pool) {
    PoolRef known = pools.find(pool);
    if (known == null) {
      known = new PoolRef(pools.next(), pool.getClass().getName(), JdkObjects.maxWorkers(pool));
      pools.add(pool, known);
    }
    return known;
  }

  int poolsSeen() {
    return pools.count();
  }

  TaskFailed failed(Event event, long nanos, ThreadRef thread) {
    Object task = Objects.requireNonNull(event.subject);
    int number = numberOf(task);
    Object pool = event.pool;
    return new TaskFailed(
        nanos,
        thread,
        number,
        task.getClass().getName(),
        pool == null ? null : pool.getClass().getName(),
        JdkObjects.isPeriodic(task),
        failure(event.other),
        Stacks.of(event.frames, 0));
  }

  private int numberOf(Object task) {
    Integer known = failed.find(task);
    if (known != null) {
      return known;
    }
    int number = failed.next();
    failed.add(task, number);
    return number;
  }

  @Nullable TaskFailureSeen seen(Event event, long nanos) {
    Integer known = failed.find(Objects.requireNonNull(event.subject));
    return known == null ? null : new TaskFailureSeen(nanos, known);
  }

  List<Fact> forgotten(long nanos) {
    List<Fact> facts = new ArrayList<>();
    int number;
    while ((number = failed.pollGone()) != 0) {
      facts.add(new TaskForgotten(nanos, number));
    }
    while (pools.pollGone() != 0) {
      // Each call removes one.
    }
    return facts;
  }

  static Failure failure(@Nullable Object throwable) {
    Throwable thrown = (Throwable) Objects.requireNonNull(throwable);
    return new Failure(thrown.getClass().getName(), Stacks.of(JdkThreads.framesOf(thrown), 0));
  }
}
