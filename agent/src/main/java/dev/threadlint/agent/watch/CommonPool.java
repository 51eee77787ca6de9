package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.PoolMeters;
import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Looks ten times a second whether workers of the common ForkJoinPool are blocked. It asks the pool
 * for them: they drop their thread locals after a task, and with them their ThreadState.
 */
public final class CommonPool {
  private static final long EVERY_NANOS = 100_000_000;
  private static final String FORK_JOIN = "java.util.concurrent.ForkJoin";
  private static final String WAITS_IN_POOL = "java.util.concurrent.CompletableFuture$Signaller";

  private final FactReader reader;
  private final ThreadInfos infos = new ThreadInfos();
  private Map<Long, Block> blocks = new HashMap<>();
  private @Nullable ForkJoinPool pool;
  private long latest = System.nanoTime();

  /** Looks that name things as the reader does. */
  public CommonPool(FactReader reader) {
    this.reader = reader;
  }

  /** One wait of one worker. */
  private static final class Block {
    private final long progress;
    private final long since;
    private boolean told;

    Block(long progress, long since) {
      this.progress = progress;
      this.since = since;
    }
  }

  /** Looks, if it is time; what is new. */
  public List<Fact> look() {
    long now = System.nanoTime();
    if (now - latest < EVERY_NANOS) {
      return List.of();
    }
    latest = now;
    List<Thread> blocked = new ArrayList<>();
    ForkJoinPool common = pool();
    if (common != null) {
      for (Thread worker : JdkObjects.workersOf(common)) {
        if (isBlocked(worker)) {
          blocked.add(worker);
        }
      }
    }
    if (blocked.isEmpty()) {
      blocks.clear();
      return List.of();
    }
    return look(blocked, now);
  }

  /** Null before the first worker of any such pool: to ask for it would make it. */
  private @Nullable ForkJoinPool pool() {
    if (pool == null && PoolMeters.any(meter -> meter.get() instanceof ForkJoinPool)) {
      pool = ForkJoinPool.commonPool();
    }
    return pool;
  }

  private List<Fact> look(List<Thread> blocked, long now) {
    List<Fact> facts = new ArrayList<>();
    Map<Long, Block> before = blocks;
    blocks = new HashMap<>();
    Map<Long, ThreadInfo> brief = infos.briefOfThreads(blocked);
    for (Thread worker : blocked) {
      long id = JdkThreads.id(worker);
      ThreadInfo info = brief.get(id);
      if (info != null) {
        long progress = info.getBlockedCount() + info.getWaitedCount();
        Block block = before.get(id);
        if (block == null || block.progress != progress) {
          block = new Block(progress, now);
        } else if (!block.told) {
          block.told = true;
          tell(worker, block, now, facts);
        }
        blocks.put(id, block);
      }
    }
    return facts;
  }

  /**
   * Also of one that waits for work: it has the pool as its blocker, but on JDK 17 it keeps that
   * while it runs its next task. The stack will tell.
   */
  private static boolean isBlocked(Thread worker) {
    Thread.State is = JdkThreads.stateOf(worker);
    return is == Thread.State.BLOCKED
        || is == Thread.State.WAITING
        || is == Thread.State.TIMED_WAITING;
  }

  private void tell(Thread worker, Block block, long now, List<Fact> facts) {
    ThreadInfo info = infos.ofThreads(List.of(worker)).get(JdkThreads.id(worker));
    StackTrace stack =
        info == null ? StackTrace.UNKNOWN : FactReader.stack(info.getStackTrace(), 0);
    if (isOfProgram(stack)) {
      facts.add(
          new CommonPoolBlocked(
              reader.since(now), FactReader.thread(worker), now - block.since, stack));
    }
  }

  /** Whether the program waits, and not in a way that the pool knows of and makes up for. */
  private static boolean isOfProgram(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (frame.className().startsWith(FORK_JOIN) || frame.className().equals(WAITS_IN_POOL)) {
        return false;
      }
      if (!frame.isLibrary()) {
        return true;
      }
    }
    return false;
  }
}
