package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Article.Lock;
import dev.threadlint.reports.html.Article.Prose;
import dev.threadlint.reports.html.Speech.Telling;
import dev.threadlint.reports.html.WaitGraph.Edge;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the findings of a recording ready for the page. */
final class Articles {
  // With more findings, what is true of every finding of a rule is said once.
  private static final int MOST_EXPLAINED = 40;

  // As many as a page of a megabyte holds.
  private static final int MOST = 200;

  private final RuleCatalog catalog;
  private final Speech speech;

  Articles(RuleCatalog catalog, Speech speech) {
    this.catalog = catalog;
    this.speech = speech;
  }

  List<Article> of(Recording recording) {
    List<Finding> findings = recording.findings();
    Map<String, String> explained = new HashMap<>();
    List<Article> articles = new ArrayList<>();
    for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      String like = explained.putIfAbsent(finding.rule(), finding.fingerprint());
      articles.add(of(finding, articles.isEmpty(), findings.size() > MOST_EXPLAINED ? like : null));
    }
    return articles;
  }

  private Article of(Finding finding, boolean open, @Nullable String like) {
    Telling telling = speech.telling(finding, catalog);
    return new Article(
        Visible.of(finding.rule(), 60),
        Visible.of(finding.fingerprint(), 60),
        lower(finding.severity()),
        open,
        speech.say(words -> words.of(finding.severity())),
        speech.say(words -> words.of(finding.confidence())),
        speech.count("count.seen.long", finding.count()),
        speech.say(words -> words.fill("page.met", "time", words.time(finding.atMillis()))),
        prose(telling, like == null),
        new Sides(finding, telling, speech).all(),
        drawing(finding, telling),
        locks(finding, telling),
        like == null ? diff(finding) : List.of(),
        like);
  }

  private static Prose prose(Telling telling, boolean explained) {
    return new Prose(
        telling.say(FindingText::title),
        telling.say(FindingText::what),
        explained ? telling.say(FindingText::why) : Both.words("", ""),
        telling.say(FindingText::fix));
  }

  private @Nullable CycleDrawing drawing(Finding finding, Telling telling) {
    List<Edge> ring = WaitGraph.ring(finding, telling.english().names());
    return ring.isEmpty() ? null : CycleDrawing.of(ring, speech);
  }

  private List<Lock> locks(Finding finding, Telling telling) {
    return finding.locks().stream()
        .map(
            lock ->
                new Lock(
                    telling.english().names().of(lock),
                    speech.say(words -> words.of(lock.kind())),
                    Visible.of(lock.className())))
        .toList();
  }

  private List<LineDiff> diff(Finding finding) {
    return catalog
        .find(finding.rule())
        .map(rule -> LineDiff.between(rule.exampleBad(), rule.exampleGood()))
        .orElse(List.of());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
