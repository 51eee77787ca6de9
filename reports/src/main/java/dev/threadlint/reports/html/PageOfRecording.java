package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.Counter;
import dev.threadlint.reports.html.Page.Fact;
import dev.threadlint.reports.html.Page.Severities;
import dev.threadlint.reports.html.Page.WaitRow;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.rule.Verdict;
import dev.threadlint.reports.text.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes a recording ready for the page. */
final class PageOfRecording {
  private static final List<String> COUNTERS =
      List.of(
          Observed.THREADS,
          Observed.LOCKS,
          Observed.POOLS,
          Observed.LOCK_ORDERS,
          Observed.CLASSES_TRACED);

  private final Recording recording;
  private final RuleCatalog catalog;
  private final Verdict verdict;
  private final Speech speech = new Speech();

  PageOfRecording(Recording recording, RuleCatalog catalog) {
    this.recording = recording;
    this.catalog = catalog;
    this.verdict = Verdict.of(recording, catalog);
  }

  Page page() {
    String program = Visible.of(recording.header().program());
    List<Article> articles = new Articles(catalog, speech).of(recording);
    var unseen = new Unseen(recording.observed(), speech);
    LockGraph graph = LockGraph.of(recording, speech);
    ThreadLanes lanes = ThreadLanes.of(recording, speech);
    List<WaitRow> waits = new WaitRows(recording.measures(), speech).all();
    return new Page(
        program,
        subtitle(),
        "threadlint: " + program,
        Both.words(verdictSentence(speech.english()), verdictSentence(speech.chinese())),
        alarms(),
        counters(),
        legend(),
        articles,
        more(articles.size()),
        severities(),
        graph,
        lanes,
        waits,
        PoolRows.of(recording.measures().pools(), speech),
        new RuleRows(recording, catalog, verdict, speech).all(),
        unseen.rows(),
        unseen.suppressed(),
        environment(),
        Visible.of(recording.header().tool()),
        Assets.load(!graph.rows().isEmpty(), !lanes.rows().isEmpty() || !waits.isEmpty()),
        new Labels(speech));
  }

  private String verdictSentence(Words words) {
    String counts =
        verdict.isClean()
            ? words.get("verdict.none.long")
            : String.join(words.get("join.names"), VerdictWords.counts(verdict, words))
                + words.get("text.full-stop");
    return counts
        + words.get("join.stops")
        + VerdictWords.clean(verdict, words)
        + words.get("text.full-stop");
  }

  private Both subtitle() {
    RunHeader header = recording.header();
    return Both.words(subtitle(header, speech.english()), subtitle(header, speech.chinese()));
  }

  private String subtitle(RunHeader header, Words words) {
    return words.fill(
        "page.subtitle",
        "pid",
        Long.toString(header.pid()),
        "jdk",
        Visible.of(header.jdk()),
        "started",
        PointInTime.utc(header.startedMillis()),
        "time",
        words.time(recording.observed().elapsedMillis()));
  }

  private List<Fact> legend() {
    List<Fact> legend = new ArrayList<>();
    for (Confidence confidence : Confidence.values()) {
      if (occurs(confidence)) {
        String key = "confidence." + confidence.name().toLowerCase(Locale.ROOT);
        legend.add(new Fact(speech.text(key), speech.text(key + ".means")));
      }
    }
    return legend;
  }

  private boolean occurs(Confidence confidence) {
    for (Finding finding : recording.findings()) {
      if (finding.confidence() == confidence) {
        return true;
      }
    }
    return false;
  }

  private List<Both> more(int shown) {
    int more = recording.findings().size() - shown;
    return more == 0 ? List.of() : List.of(speech.count("page.findings.more", more));
  }

  private List<Both> alarms() {
    List<Both> alarms = new ArrayList<>();
    Observed observed = recording.observed();
    if (!observed.complete()) {
      alarms.add(speech.text("verdict.cut-short"));
      Both time = speech.time(observed.elapsedMillis());
      alarms.add(speech.about("verdict.cut-short.still", "time", time));
    }
    if (recording.truncated()) {
      alarms.add(speech.text("verdict.torn"));
    }
    long dropped = observed.counters().getOrDefault(Observed.FACTS_DROPPED, 0L);
    if (dropped > 0) {
      alarms.add(speech.count("page.alarm.dropped", dropped));
    }
    return alarms;
  }

  private List<Counter> counters() {
    var counts = recording.observed().counters();
    List<Counter> counters = new ArrayList<>();
    for (String name : COUNTERS) {
      Long number = counts.get(name);
      if (number != null) {
        counters.add(counter(name, number));
      }
    }
    for (Map.Entry<String, Long> other : new TreeMap<>(counts).entrySet()) {
      String name = other.getKey();
      if (!COUNTERS.contains(name) && !name.equals(Observed.FACTS_DROPPED)) {
        counters.add(counter(name, other.getValue()));
      }
    }
    counters.add(counter(Observed.FACTS_DROPPED, counts.getOrDefault(Observed.FACTS_DROPPED, 0L)));
    return counters;
  }

  private Counter counter(String name, long number) {
    return new Counter(speech.counter(name, number));
  }

  private List<Severities> severities() {
    List<Severities> all = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      String level = severity.name().toLowerCase(Locale.ROOT);
      int count = 0;
      for (Finding finding : recording.findings()) {
        count += finding.severity() == severity ? 1 : 0;
      }
      if (count > 0) {
        all.add(new Severities(level, speech.count("count." + level, count)));
      }
    }
    return all;
  }

  private List<Fact> environment() {
    RunHeader header = recording.header();
    long elapsed = recording.observed().elapsedMillis();
    return List.of(
        fact("program", header.program()),
        fact("pid", Long.toString(header.pid())),
        fact("jdk", header.jdk()),
        fact("os", header.os()),
        fact("started", PointInTime.utc(header.startedMillis())),
        new Fact(speech.text("page.env.time"), speech.time(elapsed)),
        fact("tool", "threadlint " + header.tool()));
  }

  private Fact fact(String key, String value) {
    String safe = Visible.of(value);
    return new Fact(speech.text("page.env." + key), Both.words(safe, safe));
  }
}
