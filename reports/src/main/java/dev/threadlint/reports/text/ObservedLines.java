package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the run showed, what could not be judged, and what was not seen. */
final class ObservedLines {
  private static final List<String> FIRST =
      List.of(Observed.THREADS, Observed.LOCKS, Observed.POOLS, Observed.LOCK_ORDERS);

  private final Observed observed;
  private final boolean truncated;
  private final Verdict verdict;
  private final Words words;

  ObservedLines(Recording recording, Verdict verdict, Words words) {
    this.observed = recording.observed();
    this.truncated = recording.truncated();
    this.verdict = verdict;
    this.words = words;
  }

  /** Sentences, unwrapped. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(counters());
    addWarnings(lines);
    return lines;
  }

  /** What would make the reader trust the run less. */
  void addWarnings(List<String> lines) {
    notJudged().forEach((reason, ids) -> lines.add(sentence("text.not-judged", ids, reason)));
    if (!observed.blindSpots().isEmpty()) {
      lines.add(words.get("text.not-seen") + blindSpots());
    }
    if (!observed.complete()) {
      lines.add(words.get("verdict.cut-short"));
    }
    if (truncated) {
      lines.add(words.get("verdict.torn"));
    }
  }

  private String sentence(String key, List<String> ids, String reason) {
    return words.fill(
        key,
        "n",
        Integer.toString(ids.size()),
        "rules",
        String.join(words.get("join.names"), ids),
        "reason",
        words.named("not-judged", reason));
  }

  String counters() {
    List<String> parts = new ArrayList<>();
    for (String name : FIRST) {
      Long number = observed.counters().get(name);
      if (number != null) {
        parts.add(words.counter(name, number));
      }
    }
    observed.counters().keySet().stream()
        .sorted()
        .filter(name -> !FIRST.contains(name) && !name.equals(Observed.FACTS_DROPPED))
        .forEach(name -> parts.add(words.counter(name, count(name))));
    parts.add(words.counter(Observed.FACTS_DROPPED, count(Observed.FACTS_DROPPED)));
    parts.replaceAll(Columns::unbroken);
    return String.join(words.get("join.names"), parts);
  }

  /** For the one line of a clean run. */
  String shortCounters() {
    List<String> parts = new ArrayList<>();
    parts.add(words.count("count.rules", verdict.rules()));
    parts.add(words.counter(Observed.THREADS, count(Observed.THREADS)));
    parts.add(words.counter(Observed.LOCKS, count(Observed.LOCKS)));
    parts.add(words.count("counter.short.facts-dropped", count(Observed.FACTS_DROPPED)));
    return String.join(words.get("join.names"), parts);
  }

  private long count(String counter) {
    return observed.counters().getOrDefault(counter, 0L);
  }

  private Map<String, List<String>> notJudged() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Rule rule : verdict.notJudged()) {
      String reason = observed.rulesNotJudged().getOrDefault(rule.id(), "");
      byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(rule.id());
    }
    return byReason;
  }

  private String blindSpots() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (BlindSpot blind : observed.blindSpots()) {
      counts.merge(blind.id(), Math.max(1, blind.count()), Long::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (id, count) -> parts.add(words.named("blind", id) + " (" + Words.grouped(count) + ")"));
    return String.join(words.get("join.sentences"), parts);
  }
}
