package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which locks were taken inside which: a table, from which a script draws the graph.
 *
 * @param sentence what the graph shows, for those who do not see it
 * @param rows its edges, those of findings first
 * @param more how many have no room
 */
public record LockGraph(Both sentence, List<Row> rows, List<Both> more) {
  // More than that nobody can tell apart in a drawing.
  private static final int MOST = 100;

  /**
   * One lock taken inside another.
   *
   * @param outer the held one
   * @param outerKind which sort
   * @param inner the one asked for
   * @param innerKind which sort
   * @param threads who did so
   * @param finding fingerprint of a finding whose circle this is part of
   */
  public record Row(
      String outer,
      Both outerKind,
      String inner,
      Both innerKind,
      String threads,
      @Nullable String finding) {}

  /** The graph of a run; it has no rows if no lock was taken inside another. */
  static LockGraph of(Recording recording, Speech speech) {
    Map<String, String> onCircle = LockCircles.of(recording.findings());
    List<LockNesting> nestings = recording.course().nestings();
    Map<String, String> names = names(nestings);
    List<Row> rows = new ArrayList<>();
    int onCircles = 0;
    for (LockNesting nesting : nestings) {
      Row row = row(nesting, names, onCircle, speech);
      if (row.finding() != null) {
        rows.add(onCircles++, row);
      } else {
        rows.add(row);
      }
    }
    Both sentence =
        speech.fill(
            "page.graph.sentence",
            "locks",
            Integer.toString(names.size()),
            "orders",
            Integer.toString(rows.size()),
            "circle",
            Integer.toString(onCircles));
    return new LockGraph(
        sentence, rows.subList(0, Math.min(MOST, rows.size())), more(rows, speech));
  }

  private static List<Both> more(List<Row> rows, Speech speech) {
    int more = rows.size() - MOST;
    return more <= 0 ? List.of() : List.of(speech.count("page.graph.more", more));
  }

  private static Row row(
      LockNesting nesting, Map<String, String> names, Map<String, String> onCircle, Speech speech) {
    LockRef outer = nesting.outer();
    LockRef inner = nesting.inner();
    String finding = onCircle.get(LockCircles.key(outer, inner));
    return new Row(
        names.getOrDefault(LockCircles.key(outer), ""),
        speech.of(outer.kind()),
        names.getOrDefault(LockCircles.key(inner), ""),
        speech.of(inner.kind()),
        threads(nesting),
        finding == null ? null : Visible.of(finding, 60));
  }

  private static String threads(LockNesting nesting) {
    var text = new StringBuilder();
    for (String thread : nesting.threads()) {
      text.append(text.length() == 0 ? "" : ", ").append(Visible.of(thread, 40));
    }
    return text.append(nesting.more() ? ", \u2026" : "").toString();
  }

  /** Names without packages, where they are clear without. */
  private static Map<String, String> names(List<LockNesting> nestings) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (LockNesting nesting : nestings) {
      for (LockRef lock : List.of(nesting.outer(), nesting.inner())) {
        String key = LockCircles.key(lock);
        if (!names.containsKey(key)) {
          String simple = lock.name() == null ? key.substring(key.lastIndexOf('.') + 1) : key;
          names.put(key, Visible.of(taken.add(simple) ? simple : key, 80));
        }
      }
    }
    return names;
  }
}
