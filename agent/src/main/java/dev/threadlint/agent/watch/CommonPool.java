package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.PoolMeter;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** Looks ten times a second whether workers of the common ForkJoinPool are blocked. */
public final class CommonPool {
  private static final long EVERY_NANOS = 100_000_000;
  private static final String FORK_JOIN = "java.util.concurrent.ForkJoin";
  private static final String WAITS_IN_POOL = "java.util.concurrent.CompletableFuture$Signaller";

  private final FactReader reader;
  private final ThreadInfos infos = new ThreadInfos();
  private Map<Long, Block> blocks = new HashMap<>();
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
    List<ThreadState> blocked = new ArrayList<>();
    ThreadStates.forEach(
        state -> {
          if (isBlockedWorker(state)) {
            blocked.add(state);
          }
        });
    if (blocked.isEmpty()) {
      blocks.clear();
      return List.of();
    }
    return look(blocked, now);
  }

  private List<Fact> look(List<ThreadState> blocked, long now) {
    List<Fact> facts = new ArrayList<>();
    Map<Long, Block> before = blocks;
    blocks = new HashMap<>();
    Map<Long, ThreadInfo> brief = infos.brief(blocked);
    for (ThreadState state : blocked) {
      ThreadInfo info = brief.get(state.id);
      if (info != null) {
        long progress = info.getBlockedCount() + info.getWaitedCount();
        Block block = before.get(state.id);
        if (block == null || block.progress != progress) {
          block = new Block(progress, now);
        } else if (!block.told) {
          block.told = true;
          tell(state, block, now, facts);
        }
        blocks.put(state.id, block);
      }
    }
    return facts;
  }

  private static boolean isBlockedWorker(ThreadState state) {
    PoolMeter meter = state.meter();
    // Workers of other kinds of pools have a pool besides.
    if (meter == null || state.pool() != null || !(meter.get() instanceof ForkJoinPool pool)) {
      return false;
    }
    Thread.State is = JdkThreads.stateOf(state.thread);
    boolean waits =
        is == Thread.State.BLOCKED
            || is == Thread.State.WAITING
            || is == Thread.State.TIMED_WAITING;
    // Parked for its pool it has nothing to do.
    return waits
        && pool == ForkJoinPool.commonPool()
        && LockSupport.getBlocker(state.thread) != pool;
  }

  private void tell(ThreadState state, Block block, long now, List<Fact> facts) {
    ThreadInfo info = infos.of(List.of(state)).get(state.id);
    StackTrace stack =
        info == null ? StackTrace.UNKNOWN : FactReader.stack(info.getStackTrace(), 0);
    if (isOfProgram(stack)) {
      facts.add(
          new CommonPoolBlocked(
              reader.since(now), FactReader.thread(state.thread), now - block.since, stack));
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
