package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.TaskWaitedFor;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loop hands tasks to a pool one by one and waits for each, so that one worker works and the
 * others idle.
 *
 * <p>Where two threads ever waited in the same place at the same time, the pool has work enough,
 * and nothing is said. So all is said at the end of the run.
 */
final class SubmitSerialisesDetector extends Detector {
  static final String RULE = "submit-serialises";

  private static final int MAX_SITES = 1_000;
  private static final Set<String> FUTURES =
      Set.of(
          "java.util.concurrent.FutureTask",
          "java.util.concurrent.CompletableFuture",
          "dev.threadlint.runtime.futures.Future");

  private final Tally tally = new Tally(RULE);
  private final Map<StackTrace, Place> places = new Bounded<>(MAX_SITES);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onTaskWaitedFor(TaskWaitedFor fact, Findings findings) {
    // As invokeAll and invokeAny do.
    if (!byLibrary(fact.stack())) {
      places.computeIfAbsent(fact.stack(), stack -> new Place()).waited(fact);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (Map.Entry<StackTrace, Place> entry : places.entrySet()) {
      Place place = entry.getValue();
      Series worst = place.worst();
      if (worst != null && worst.worthTelling() && !place.overlapped && place.latest != null) {
        StackTrace stack = entry.getKey();
        FindingDraft draft =
            FindingDraft.observedWarning().step(place.latest, Action.WAITS, null, stack);
        tally.meet(new Sites().at(stack), worst.tellIn(draft), worst.endNanos(), findings);
      }
    }
    tally.tellAll(findings);
  }

  /** Whether not the program but a library asked for the result. */
  private static boolean byLibrary(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (!FUTURES.contains(frame.className())) {
        return frame.isLibrary();
      }
    }
    return true;
  }

  /** Where tasks are waited for. */
  private static final class Place {
    private boolean overlapped;
    private @Nullable ThreadRef latest;
    private @Nullable Series series;
    private @Nullable Series worst;

    /** Who does something else for longer than a task takes does not hold the next task up. */
    void waited(TaskWaitedFor fact) {
      long begin = fact.nanos() - fact.waitedNanos();
      boolean same = latest != null && latest.id() == fact.thread().id();
      overlapped |= series != null && !same && begin < series.endNanos();
      if (series == null || !same || !series.goesOn(begin)) {
        worst = worst();
        series = new Series(begin);
      }
      series.add(fact.waitedNanos(), fact.nanos());
      latest = fact.thread();
    }

    @Nullable Series worst() {
      boolean worse = series != null && (worst == null || series.lostNanos() > worst.lostNanos());
      return worse ? series : worst;
    }
  }
}
