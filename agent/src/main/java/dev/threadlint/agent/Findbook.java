package dev.threadlint.agent;

import dev.threadlint.agent.detect.Findings;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.SuppressedCycle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what the detectors report, the latest of each, and tells what is new or urgent. */
final class Findbook implements Findings {
  // Beyond this many different findings nobody reads on, and memory is the program's.
  private static final int MOST = 1000;
  private static final int MOST_LISTED = 200;

  // What may leave no time to report it later: the program hangs from now on.
  private static final Set<String> HANGS =
      Set.of(
          "deadlock",
          "pipe-end-open",
          "join-before-drain",
          "lock-self-deadlock",
          "lock-upgrade",
          "pool-starvation",
          "join-self",
          "latch-never-opens",
          "barrier-short-of-parties",
          "notify-lost");

  private final Map<String, Finding> byFingerprint = new LinkedHashMap<>();
  private final Map<String, Long> suppressed = new HashMap<>();
  private final List<SuppressedCycle> unwrittenSuppressed = new ArrayList<>();
  private int listed;
  private final List<Finding> unwritten = new ArrayList<>();
  private final List<Finding> urgent = new ArrayList<>();
  private final Set<String> toldUrgent = new HashSet<>();
  private final List<Finding> brandNew = new ArrayList<>();
  private final Set<String> toldNew = new HashSet<>();

  @Override
  public void report(Finding finding) {
    String key = finding.rule() + finding.fingerprint();
    boolean known = byFingerprint.containsKey(key);
    if (!known && byFingerprint.size() >= MOST) {
      return;
    }
    Finding told = inItsTest(finding, byFingerprint.get(key));
    byFingerprint.put(key, told);
    unwritten.add(told);
    if (toldNew.add(key + told.confidence())) {
      brandNew.add(told);
    }
    // Not only when new: what was predicted before can come true.
    if (finding.confidence() != Confidence.PREDICTED
        && HANGS.contains(finding.rule())
        && toldUrgent.add(key)) {
      urgent.add(told);
    }
  }

  /** With the test in which it arose, if there are tests. */
  private static Finding inItsTest(Finding finding, @Nullable Finding before) {
    String test = before == null ? null : before.values().get(Finding.TEST);
    String names = test == null ? TestTimes.ALL.namesFor(finding) : test;
    return names.isEmpty() ? finding : finding.withValue(Finding.TEST, names);
  }

  @Override
  public void suppressed(SuppressedCycle cycle) {
    suppressed.merge(cycle.reason(), 1L, Long::sum);
    if (listed < MOST_LISTED) {
      listed++;
      unwrittenSuppressed.add(cycle);
    }
  }

  /** Takes up what is known of the same and of more by now. */
  void replaceBy(List<Finding> all) {
    for (Finding finding : all) {
      if (!finding.equals(byFingerprint.put(finding.rule() + finding.fingerprint(), finding))) {
        unwritten.add(finding);
      }
    }
  }

  List<Finding> all() {
    return List.copyOf(byFingerprint.values());
  }

  /** Forgets all of them. */
  void forget() {
    byFingerprint.clear();
    unwritten.clear();
  }

  Map<String, Long> suppressed() {
    return suppressed;
  }

  /** What was reported since the last call. */
  List<Finding> takeUnwritten() {
    return take(unwritten);
  }

  /** Cycles that were suppressed since the last call. */
  List<SuppressedCycle> takeSuppressed() {
    return take(unwrittenSuppressed);
  }

  /** What was reported for the first time, or came true, since the last call. */
  List<Finding> takeNew() {
    return take(brandNew);
  }

  /** Hangs that were reported since the last call. */
  List<Finding> takeUrgent() {
    return take(urgent);
  }

  private static <T> List<T> take(List<T> from) {
    List<T> taken = List.copyOf(from);
    from.clear();
    return taken;
  }
}
