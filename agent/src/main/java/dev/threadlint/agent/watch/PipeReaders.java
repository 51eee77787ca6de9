package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ChannelHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.fact.EndlessRead;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.agent.jdk.PipeView;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for threads that read from a pipe of which nobody but this process has the other end.
 *
 * <p>If no other thread of the program can act any more, nothing will ever come. Else one could
 * still send, or close that end; but if the end was for another process, which has gone, and this
 * one never sent from it, it has probably been forgotten.
 */
final class PipeReaders {
  private static final int LOOKS_IF_CERTAIN = 4;
  private static final int LOOKS_IF_NOT = 8;

  private final FactReader reader;
  private Map<Long, Wait> waits = new HashMap<>();

  PipeReaders(FactReader reader) {
    this.reader = reader;
  }

  /** One wait that was seen before. */
  private static final class Wait {
    final int number;
    int looks;
    boolean told;

    Wait(int number) {
      this.number = number;
    }
  }

  List<EndlessRead> look() {
    Map<Long, Wait> before = waits;
    waits = new HashMap<>();
    List<ThreadState> stuck = new ArrayList<>();
    ThreadStates.forEach(
        state -> {
          if (!state.ignored() && viewOf(state) != null) {
            stuck.add(state);
          }
        });
    Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());
    stuck.forEach(state -> threads.add(state.thread));
    List<EndlessRead> found = new ArrayList<>();
    for (ThreadState state : stuck) {
      look(state, before.get(state.id), threads, found);
    }
    return found;
  }

  /** What there is to see of the pipe that a thread reads from, if only this process could send. */
  private static @Nullable PipeView viewOf(ThreadState state) {
    Object end = state.readsFrom;
    PipeView view = end == null ? null : PipeView.of(end);
    return view != null && view.heldHere() && !view.heldElsewhere() ? view : null;
  }

  private void look(
      ThreadState state, @Nullable Wait before, Set<Thread> readers, List<EndlessRead> found) {
    PipeView view = viewOf(state);
    if (view == null) {
      return;
    }
    Wait wait = before != null && before.number == state.waits ? before : new Wait(state.waits);
    waits.put(state.id, wait);
    wait.looks++;
    if (wait.told || wait.looks < LOOKS_IF_CERTAIN) {
      return;
    }
    boolean certain = OtherThreads.allRest(readers);
    // Who gives it away again and again may be about to do so once more.
    boolean forgotten = view.givenAway() == 1 && !ChannelHooks.hasSent(view.peer());
    if (certain || forgotten && wait.looks >= LOOKS_IF_NOT) {
      StackTrace stack = FactReader.stack(LiveThreads.stackOf(state.thread), 0);
      Frame site = stack.site();
      wait.told = true;
      // A pump of the library reads for other processes.
      if (site != null && !site.isLibrary()) {
        found.add(
            new EndlessRead(
                reader.since(System.nanoTime()),
                FactReader.thread(state.thread),
                certain,
                view.givenAway() > 0,
                stack));
      }
    }
  }
}
