package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForThread;
import dev.threadlint.agent.state.RunState;
import dev.threadlint.reports.model.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for one sort of event which nobody is left to bring about, told in groups
 * by where they wait.
 *
 * <p>A standstill is seen twice before it counts. What waits behind a deadlock is stuck because of
 * that one and is not told. A servant that nobody waits for may wait for ever: it is no party.
 */
final class Stranded {
  private static final int MAX_TOLD_THREADS = 32;

  private final RunState state;
  private final Event event;
  private Map<Long, Long> last = Map.of();
  private final Set<Long> told = new HashSet<>();

  Stranded(RunState state, Event event) {
    this.state = state;
    this.event = event;
  }

  /** Those that were not told before, one list for each place in code. */
  List<List<Waiting>> among(WaitSnapshot fact) {
    Map<Long, Long> now = new HashMap<>();
    Map<Sites, List<Waiting>> groups = new LinkedHashMap<>();
    boolean stands = fact.standing() == Standing.STANDS || fact.standing() == Standing.ENDS;
    for (Waiting wait : stands && state.knots().isEmpty() ? fact.waiting() : List.<Waiting>of()) {
      long id = wait.thread().id();
      if (waitsForIt(wait) && (fact.standing() == Standing.ENDS || matters(wait, fact))) {
        now.put(id, wait.progress());
        boolean again = fact.standing() == Standing.ENDS || isSame(last.get(id), wait);
        if (again && told.add(id)) {
          groups.computeIfAbsent(sites(wait), key -> new ArrayList<>()).add(wait);
        }
      }
    }
    last = now;
    return List.copyOf(groups.values());
  }

  private static boolean isSame(@Nullable Long progress, Waiting wait) {
    return progress != null && progress == wait.progress();
  }

  private boolean waitsForIt(Waiting wait) {
    return !wait.timed() && wait.what() instanceof ForEvent one && one.event() == event;
  }

  private static boolean matters(Waiting wait, WaitSnapshot fact) {
    if (!wait.thread().daemon()) {
      return true;
    }
    for (Waiting other : fact.waiting()) {
      if (other.what() instanceof ForThread join && join.target().id() == wait.thread().id()) {
        return true;
      }
    }
    return false;
  }

  static Sites sites(Waiting wait) {
    return new Sites().at(wait.stack());
  }

  static ForEvent eventOf(Waiting wait) {
    return (ForEvent) wait.what();
  }

  /** A step for each of them. */
  static FindingDraft addWaits(FindingDraft draft, List<Waiting> group) {
    for (Waiting wait : group.subList(0, Math.min(group.size(), MAX_TOLD_THREADS))) {
      draft.step(wait.thread(), Action.WAITS, eventOf(wait).className(), wait.stack());
    }
    return draft;
  }
}
