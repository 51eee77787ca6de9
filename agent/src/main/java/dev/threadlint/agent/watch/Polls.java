package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.BusyWaiting;
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
import org.jspecify.annotations.Nullable;

/**
 * Looks at each look of the watchdog which threads have asked one thing all the time since the look
 * before. Whoever does so at several looks, and is then found in the same method each time, does
 * nothing else.
 */
public final class Polls {
  private static final long POLLS_PER_SECOND = 1_000;
  private static final long LEAST_NANOS = 100_000_000;
  private static final int STACKS = 3;

  private final FactReader reader;
  private final ThreadInfos infos = new ThreadInfos();
  private Map<Long, Poll> polls = new HashMap<>();

  /** Looks that name things as the reader does. */
  public Polls(FactReader reader) {
    this.reader = reader;
  }

  /** What one thread asks. */
  private static final class Poll {
    private final int thing;
    private final long since;
    private final int first;
    private int latest;
    private long at;
    private int sameSite;
    private @Nullable Frame site;

    Poll(int thing, int count, long now) {
      this.thing = thing;
      this.first = count;
      this.latest = count;
      this.since = now;
      this.at = now;
    }

    boolean goesOn(ThreadState state, long now) {
      long more = state.polls() - latest;
      boolean often = more > 0 && more * 1_000_000_000L >= POLLS_PER_SECOND * (now - at);
      latest = state.polls();
      at = now;
      return state.polled() == thing && often;
    }

    /** Whether it was seen there often enough; true once. */
    boolean settlesAt(@Nullable Frame now) {
      boolean same = now != null && (site == null || site.site().equals(now.site()));
      sameSite = same ? sameSite + 1 : -STACKS;
      site = now;
      return sameSite == STACKS;
    }
  }

  /** Looks; what is new. */
  public List<Fact> look() {
    long now = System.nanoTime();
    List<Fact> facts = new ArrayList<>();
    Map<Long, Poll> before = polls;
    polls = new HashMap<>();
    ThreadStates.forEach(
        state -> {
          if (state.polls() > 0 && !state.ignored()) {
            look(state, before.get(state.id), now, facts);
          }
        });
    return facts;
  }

  private void look(ThreadState state, @Nullable Poll before, long now, List<Fact> facts) {
    if (before == null || !before.goesOn(state, now)) {
      polls.put(state.id, new Poll(state.polled(), state.polls(), now));
      return;
    }
    polls.put(state.id, before);
    if (before.sameSite >= 0 && before.sameSite < STACKS) {
      StackTrace stack = stackOf(state);
      if (before.settlesAt(siteOf(stack)) && now - before.since >= LEAST_NANOS) {
        facts.add(
            new BusyWaiting(
                reader.since(now),
                FactReader.thread(state.thread),
                (long) before.latest - before.first,
                now - before.since,
                stack));
      }
    }
  }

  private StackTrace stackOf(ThreadState state) {
    ThreadInfo info = infos.of(List.of(state)).get(state.id);
    if (info != null) {
      return FactReader.stack(info.getStackTrace(), 0);
    }
    return JdkThreads.isVirtual(state.thread)
        ? FactReader.stack(state.thread.getStackTrace(), 0)
        : StackTrace.UNKNOWN;
  }

  /**
   * The innermost frame of the program, if it only asks, rests or parks for a moment. A loop that
   * waits for bytes, say, or computes, has better things to do.
   */
  private static @Nullable Frame siteOf(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (!frame.isLibrary()) {
        return frame;
      }
      if (!asksOrRests(frame.className())) {
        return null;
      }
    }
    return null;
  }

  private static boolean asksOrRests(String className) {
    return className.startsWith("java.util.concurrent.")
        || className.equals("java.lang.Thread")
        || className.equals("java.lang.VirtualThread")
        || className.equals("jdk.internal.misc.Unsafe");
  }
}
