package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.ThreadStarts;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the two rules about things that cannot travel have in common: one event is one finding. */
final class Sendings {
  private static final String RUNTIME = "dev.threadlint.runtime.";

  // What these packages have beside, as futures and processes, is a mere thing that cannot travel.
  private static final List<String> SHARING =
      List.of(
          "Lock",
          "Queue",
          "Deque",
          "Semaphore",
          "Condition",
          "Event",
          "Barrier",
          "Latch",
          "Phaser",
          "Exchanger",
          "Pool",
          "Executor",
          "Connection",
          "Value",
          "Array");
  private static final Set<String> PACKAGES =
      Set.of(
          RUNTIME + "threading",
          RUNTIME + "queue",
          RUNTIME + "multiprocessing",
          RUNTIME + "futures",
          "java.util.concurrent",
          "java.util.concurrent.locks");

  private Sendings() {}

  /** Whether it is something that only works if both sides have the same one. */
  static boolean isSharedThing(NotSent fact) {
    String culprit = fact.culprit();
    int dot = culprit == null ? -1 : culprit.lastIndexOf('.');
    if (culprit == null || dot < 0 || !PACKAGES.contains(culprit.substring(0, dot))) {
      return false;
    }
    String simple = culprit.substring(dot + 1);
    int inner = simple.indexOf('$');
    String outer = inner < 0 ? simple : simple.substring(0, inner);
    return SHARING.stream().anyMatch(outer::endsWith);
  }

  /**
   * The same, told of a thread of the program: the library's own threads that send things were
   * started where the program first had something to send. Null if it is not known who did.
   */
  static @Nullable NotSent byProgram(NotSent fact, ThreadStarts starts) {
    if (isOfProgram(fact.stack())) {
      return fact;
    }
    ThreadStarted start = starts.of(fact.thread());
    return start != null && isOfProgram(start.stack())
        ? fact.from(start.thread(), start.stack())
        : null;
  }

  static Sites sites(NotSent fact) {
    return new Sites().at(fact.stack()).named(String.valueOf(fact.culprit()));
  }

  static FindingDraft describe(NotSent fact) {
    FindingDraft draft =
        FindingDraft.observed(false)
            .step(fact.thread(), Action.SUBMITS, fact.culprit(), fact.stack())
            .value("way", fact.way().name().toLowerCase(Locale.ROOT));
    if (fact.culprit() != null) {
      draft.value("culprit", fact.culprit());
    }
    return fact.path() == null ? draft : draft.value("path", fact.path());
  }

  private static boolean isOfProgram(StackTrace stack) {
    Frame site = stack.site();
    return site != null && !site.isLibrary();
  }
}
