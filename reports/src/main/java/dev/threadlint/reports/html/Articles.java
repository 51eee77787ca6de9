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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the findings of a recording ready for the page. */
final class Articles {
  private final RuleCatalog catalog;
  private final Speech speech;

  Articles(RuleCatalog catalog, Speech speech) {
    this.catalog = catalog;
    this.speech = speech;
  }

  List<Article> of(Recording recording) {
    List<Article> articles = new ArrayList<>();
    for (Finding finding : recording.findings()) {
      articles.add(of(finding, articles.isEmpty()));
    }
    return articles;
  }

  private Article of(Finding finding, boolean open) {
    Telling telling = speech.telling(finding, catalog);
    String confidence = "confidence." + lower(finding.confidence());
    return new Article(
        Visible.of(finding.rule(), 60),
        Visible.of(finding.fingerprint(), 60),
        lower(finding.severity()),
        open,
        speech.say(words -> words.of(finding.severity())),
        speech.text(confidence),
        speech.text(confidence + ".means"),
        speech.count("count.seen.long", finding.count()),
        speech.say(words -> words.fill("page.met", "time", words.time(finding.atMillis()))),
        prose(telling),
        new Sides(finding, telling, speech).all(),
        drawing(finding, telling),
        locks(finding, telling),
        diff(finding));
  }

  private static Prose prose(Telling telling) {
    return new Prose(
        telling.say(FindingText::title),
        telling.say(FindingText::what),
        telling.say(FindingText::why),
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
