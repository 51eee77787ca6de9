package dev.threadlint.agent.detect;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finding that is being written. */
final class FindingDraft {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Severity severity;
  private final Confidence confidence;
  private final Map<Long, ThreadRef> threads = new LinkedHashMap<>();
  private final Set<LockRef> locks = new LinkedHashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  private FindingDraft(Severity severity, Confidence confidence) {
    this.severity = severity;
    this.confidence = confidence;
  }

  /** It happened, or, with a time-out, it cost only time. */
  static FindingDraft observed(boolean timed) {
    return new FindingDraft(timed ? Severity.WARNING : Severity.ERROR, Confidence.OBSERVED);
  }

  /** It happened, and cost time or made the program fragile. */
  static FindingDraft observedWarning() {
    return new FindingDraft(Severity.WARNING, Confidence.OBSERVED);
  }

  /** It happened, and could be better. */
  static FindingDraft note() {
    return new FindingDraft(Severity.NOTE, Confidence.OBSERVED);
  }

  /** Another schedule would do it. */
  static FindingDraft predicted(boolean timed) {
    return new FindingDraft(timed ? Severity.WARNING : Severity.ERROR, Confidence.PREDICTED);
  }

  /** A person must judge. */
  static FindingDraft suspicious() {
    return new FindingDraft(Severity.WARNING, Confidence.SUSPICIOUS);
  }

  FindingDraft thread(ThreadRef thread) {
    threads.putIfAbsent(thread.id(), thread);
    return this;
  }

  FindingDraft holds(ThreadRef thread, LockRef lock, LockMode mode, StackTrace stack) {
    return lockStep(thread, Action.HOLDS, lock, mode, stack);
  }

  FindingDraft wants(ThreadRef thread, LockRef lock, LockMode mode, StackTrace stack) {
    return lockStep(thread, Action.WANTS, lock, mode, stack);
  }

  FindingDraft step(ThreadRef thread, Action action, @Nullable String target, StackTrace stack) {
    thread(thread);
    steps.add(Step.other(thread, action, target, stack));
    return this;
  }

  FindingDraft value(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** A mode as the texts name it. */
  static String word(LockMode mode) {
    return mode == LockMode.EXCLUSIVE ? "exclusive" : "shared";
  }

  Finding finding(String rule, String fingerprint, long nanos) {
    return new Finding(
        rule,
        severity,
        confidence,
        1,
        fingerprint,
        List.copyOf(threads.values()),
        List.copyOf(locks),
        steps,
        values,
        nanos / NANOS_PER_MILLI);
  }

  private FindingDraft lockStep(
      ThreadRef thread, Action action, LockRef lock, LockMode mode, StackTrace stack) {
    thread(thread);
    locks.add(lock);
    steps.add(Step.lock(thread, action, lock, mode, stack));
    return this;
  }
}
