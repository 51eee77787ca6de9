package dev.threadlint.reports.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One defect, however often it was met.
 *
 * @param rule the rule's id, as {@code lock-order-cycle}
 * @param severity how bad
 * @param confidence how sure
 * @param count how often it was met in this run, at least 1
 * @param fingerprint the same for the same defect in another run, over line moves and thread
 *     numbering; see {@link Fingerprint}
 * @param threads who takes part, in the order of the text
 * @param locks which locks, in the order of the text
 * @param steps what each thread did, grouped by thread in the order of {@code threads}
 * @param values numbers and names for the rule's text, by placeholder name
 * @param atMillis when it was first met, in milliseconds since the recording began
 */
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    int count,
    String fingerprint,
    List<ThreadRef> threads,
    List<LockRef> locks,
    List<Step> steps,
    Map<String, String> values,
    long atMillis) {

  /** The value that names the tests during which it arose. */
  public static final String TEST = "test";

  /** The value that names the processes in which it was met, if not only in the program's own. */
  public static final String PROCESS = "process";

  /** Copies the collections; {@code values} are sorted by name. */
  public Finding {
    threads = List.copyOf(threads);
    locks = List.copyOf(locks);
    steps = List.copyOf(steps);
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The same with one value more. */
  public Finding withValue(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Finding(
        rule, severity, confidence, count, fingerprint, threads, locks, steps, more, atMillis);
  }

  /** The same defect, met that often. */
  public Finding withCount(int newCount) {
    return new Finding(
        rule, severity, confidence, newCount, fingerprint, threads, locks, steps, values, atMillis);
  }
}
