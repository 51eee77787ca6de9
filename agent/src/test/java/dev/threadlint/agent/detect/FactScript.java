package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.Standing;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.SuppressedCycle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells a run as facts, in the order of its lines, and feeds them to all detectors.
 *
 * <p>It keeps a vector clock for each thread, moved on by starts, joins and {@link Signal}s, so
 * that the facts carry the stamps that the hooks would give them.
 */
final class FactScript implements Findings {
  private static final long STEP_NANOS = 1_000_000;

  private final Detectors detectors = Detectors.create(Set.of());
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Integer> suppressed = new HashMap<>();
  private int reports;
  private int locks;
  private long threads;
  private long nanos;

  ScriptThread thread(String name) {
    return new ScriptThread(this, ++threads, name);
  }

  ScriptThread daemon(String name) {
    return new ScriptThread(this, ++threads, name, true);
  }

  LockRef monitor(String className) {
    return lock(LockKind.MONITOR, className);
  }

  LockRef lock(LockKind kind, String className) {
    return new LockRef(++locks, kind, className, null);
  }

  /** Something that hands over what its senders did to its receivers: a latch, a barrier, a get. */
  Signal signal() {
    return new Signal();
  }

  /** The watchdog looks. */
  FactScript snapshot(List<PoolState> pools, Waiting... waiting) {
    return tell(new WaitSnapshot(tick(), List.of(waiting), pools, Standing.MOVES));
  }

  FactScript snapshot(Waiting... waiting) {
    return snapshot(List.of(), waiting);
  }

  /** The watchdog looks and sees the same twice. */
  FactScript snapshotTwice(Waiting... waiting) {
    return snapshot(waiting).snapshot(waiting);
  }

  /** The watchdog looks and sees twice that nothing else can move. */
  FactScript standstill(Waiting... waiting) {
    return stands(Standing.STANDS, waiting).stands(Standing.STANDS, waiting);
  }

  FactScript stands(Standing standing, Waiting... waiting) {
    return tell(new WaitSnapshot(tick(), List.of(waiting), List.of(), standing));
  }

  FactScript end() {
    return tell(new RunEnded(tick()));
  }

  FactScript tell(Fact fact) {
    detectors.accept(fact, this);
    return this;
  }

  long tick() {
    nanos += STEP_NANOS;
    return nanos;
  }

  /** Lets time pass. */
  FactScript pass(long millis) {
    nanos += millis * 1_000_000;
    return this;
  }

  List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  List<Finding> findings(String rule) {
    return findings.values().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  Finding only(String rule) {
    List<Finding> all = findings(rule);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " findings of " + rule + ": " + all);
    }
    return all.get(0);
  }

  Map<String, Integer> suppressed() {
    return suppressed;
  }

  /** How often something was reported, anew or again. */
  int reports() {
    return reports;
  }

  @Override
  public void report(Finding finding) {
    reports++;
    findings.put(finding.rule() + finding.fingerprint(), finding);
  }

  @Override
  public void suppressed(SuppressedCycle cycle) {
    suppressed.merge(cycle.reason(), 1, Integer::sum);
  }

  /** A stack, innermost frame first, each as {@code Class.method:line}. */
  static StackTrace stack(String... frames) {
    var all = new ArrayList<Frame>();
    for (String frame : frames) {
      int colon = frame.indexOf(':');
      String site = colon < 0 ? frame : frame.substring(0, colon);
      int line = colon < 0 ? 1 : Integer.parseInt(frame.substring(colon + 1));
      int dot = site.lastIndexOf('.');
      String className = site.substring(0, dot);
      String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
      all.add(new Frame(className, site.substring(dot + 1), file, line));
    }
    return new StackTrace(all, false);
  }

  /** Carries what lies before it. */
  static final class Signal {
    final Map<Long, Integer> past = new HashMap<>();
  }
}
