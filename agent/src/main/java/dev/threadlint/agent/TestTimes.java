package dev.threadlint.agent;

import dev.threadlint.reports.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which test ran when. Tests tell it from their threads, the analysis asks.
 *
 * <p>A finding that arose while several ran may be of any of them, and names them all.
 */
final class TestTimes {
  /** Those of this JVM. */
  static final TestTimes ALL = new TestTimes();

  private static final int MOST = 4_096;
  private static final int MOST_NAMED = 3;

  private final Map<String, Span> spans = Collections.synchronizedMap(new LinkedHashMap<>());

  /** When a test ran, in milliseconds since the recording began. */
  private record Span(String name, long from, long to) {
    boolean contains(long millis) {
      return from <= millis && millis <= to;
    }
  }

  void began(String id, String name, long millis) {
    synchronized (spans) {
      Span before = spans.get(id);
      if (before == null || before.to != Long.MAX_VALUE) {
        forgetOldest();
        spans.put(id, new Span(name, millis, Long.MAX_VALUE));
      }
    }
  }

  private void forgetOldest() {
    Iterator<Span> oldest = spans.values().iterator();
    while (spans.size() >= MOST && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  void ended(String id, long millis) {
    spans.computeIfPresent(id, (same, span) -> new Span(span.name, span.from, millis));
  }

  /** Whether the finding arose while that test ran. */
  boolean isIn(Finding finding, String id) {
    Span span = spans.get(id);
    return span != null && span.contains(finding.atMillis());
  }

  /** The tests in which it arose; empty if in none. */
  String namesFor(Finding finding) {
    Set<String> names = new LinkedHashSet<>();
    synchronized (spans) {
      for (Span span : spans.values()) {
        if (span.contains(finding.atMillis())) {
          names.add(span.name);
        }
      }
    }
    List<String> named = new ArrayList<>(names);
    if (named.size() > MOST_NAMED) {
      named = new ArrayList<>(named.subList(0, MOST_NAMED));
      named.add("\u2026");
    }
    return String.join(", ", named);
  }
}
