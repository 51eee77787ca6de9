package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Side.Deed;
import dev.threadlint.reports.html.Speech.Telling;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays the steps of a finding out side by side, one thread each. */
final class Sides {
  private static final int WORTH_SHARING = 2;

  private final Finding finding;
  private final Telling telling;
  private final Speech speech;
  private final boolean brief;

  /** With all of its frames, or, if {@code brief}, without those of libraries. */
  Sides(Finding finding, Telling telling, Speech speech, boolean brief) {
    this.finding = finding;
    this.telling = telling;
    this.speech = speech;
    this.brief = brief;
  }

  List<Side> all() {
    Map<Long, List<Step>> byThread = new LinkedHashMap<>();
    for (Step step : finding.steps()) {
      List<Step> steps = byThread.get(step.thread().id());
      if (steps == null) {
        steps = new ArrayList<>();
        byThread.put(step.thread().id(), steps);
      }
      steps.add(step);
    }
    List<Side> sides = new ArrayList<>();
    for (List<Step> steps : byThread.values()) {
      sides.add(side(insideOut(steps)));
    }
    return sides;
  }

  /** A stack reads from the inside out: what a thread waits for lies inside what it holds. */
  private static List<Step> insideOut(List<Step> steps) {
    List<Step> sorted = new ArrayList<>();
    List<Step> held = new ArrayList<>();
    for (Step step : steps) {
      (step.action() == Action.HOLDS ? held : sorted).add(step);
    }
    sorted.addAll(held);
    return sorted;
  }

  private Both name(ThreadRef thread) {
    return Both.words(telling.english().names().of(thread), telling.chinese().names().of(thread));
  }

  private Side side(List<Step> steps) {
    ThreadRef thread = steps.get(0).thread();
    List<Deed> deeds = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int shared = i + 1 == steps.size() ? 0 : shared(steps.get(i), steps.get(i + 1));
      deeds.add(deed(steps.get(i), shared));
    }
    return new Side(name(thread), traits(thread), deeds);
  }

  private static int shared(Step inner, Step outer) {
    int shared = FoldedStack.shared(inner.stack(), outer.stack());
    return shared < WORTH_SHARING ? 0 : shared;
  }

  private List<Both> traits(ThreadRef thread) {
    List<Both> traits = new ArrayList<>();
    if (thread.virtual()) {
      traits.add(speech.text("thread.virtual"));
    } else if (thread.daemon()) {
      traits.add(speech.text("thread.daemon"));
    }
    return traits;
  }

  private Deed deed(Step step, int shared) {
    LockRef lock = step.lock();
    String target = step.target();
    return new Deed(
        step.action().name().toLowerCase(Locale.ROOT),
        speech.of(step.action()),
        lock != null
            ? telling.english().names().of(lock)
            : Visible.of(target == null ? "" : target),
        lock != null,
        mode(step),
        FoldedStack.of(step.stack(), shared, brief));
  }

  private List<Both> mode(Step step) {
    return step.mode() == LockMode.SHARED ? List.of(speech.of(LockMode.SHARED)) : List.of();
  }
}
