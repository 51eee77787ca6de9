package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolMeasured.Workers;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.agent.fact.Timings;
import dev.threadlint.agent.fact.Timings.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pool of a {@link FactScript}; what is seen of it, in its order. */
final class ScriptPool {
  static final long FOR_EVER = Long.MAX_VALUE;

  private final FactScript script;
  private final PoolRef ref;
  private long tasks;
  private int workers;
  private int working;
  private int blocked;
  private int daemons;
  private int queue;
  private long linger = FOR_EVER;
  private long cpu = -1;
  private Timings queued = Timings.NONE;
  private Timings ran = Timings.NONE;

  ScriptPool(FactScript script, int id, int maxWorkers) {
    this.script = script;
    this.ref = new PoolRef(id, "java.util.concurrent.ThreadPoolExecutor", maxWorkers);
  }

  ScriptPool madeBy(ScriptThread thread) {
    return madeBy(thread, null);
  }

  /** Made inside a task of another pool. */
  ScriptPool madeBy(ScriptThread thread, @Nullable ScriptPool within) {
    script.tell(
        new PoolMade(
            script.tick(), thread.ref(), ref, within == null ? null : within.ref, thread.stack()));
    return this;
  }

  ScriptPool shutDownBy(ScriptThread thread) {
    script.tell(new PoolShutDown(script.tick(), thread.ref(), ref));
    return this;
  }

  /** Has that many workers, of which some run tasks. */
  ScriptPool workers(int all, int atWork) {
    workers = all;
    working = atWork;
    return this;
  }

  ScriptPool blocked(int some) {
    blocked = some;
    return this;
  }

  ScriptPool daemons() {
    daemons = Integer.MAX_VALUE;
    return this;
  }

  ScriptPool lingers(long nanos) {
    linger = nanos;
    return this;
  }

  ScriptPool queue(int waiting) {
    queue = waiting;
    return this;
  }

  ScriptPool cpu(long nanosPerTask) {
    cpu = nanosPerTask;
    return this;
  }

  /** Has run so many tasks more, each after some time in the queue; below 0 if that is unknown. */
  ScriptPool ran(int more, long queuedNanos, long ranNanos) {
    tasks += more;
    queued = queuedNanos < 0 ? Timings.NONE : new Timings(List.of(new Timing(queuedNanos, more)));
    ran = new Timings(List.of(new Timing(ranNanos, more)));
    return this;
  }

  /** The tracer looks at it. */
  ScriptPool seen() {
    int keeping = Math.max(0, workers - daemons);
    script.tell(
        new PoolMeasured(
            script.tick(),
            ref,
            tasks,
            queued,
            ran,
            new Workers(workers, working, blocked, keeping, linger, queue, cpu)));
    queued = Timings.NONE;
    ran = Timings.NONE;
    return this;
  }
}
