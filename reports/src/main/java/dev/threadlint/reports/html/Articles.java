package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Article.Lock;
import dev.threadlint.reports.html.Article.Prose;
import dev.threadlint.reports.html.Speech.Telling;
import dev.threadlint.reports.html.WaitGraph.Edge;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        speech.of(finding.severity()),
        speech.of(finding.confidence()),
        speech.count("count.seen.long", finding.count()),
        speech.about("page.met", "time", speech.time(finding.atMillis())),
        finding.atMillis(),
        prose(telling, like == null),
        new Sides(finding, telling, speech, like != null).all(),
        drawing(finding, telling),
        like == null ? Moments.of(finding, telling, speech) : null,
        like == null ? locks(finding, telling) : List.of(),
        like == null ? diff(finding) : List.of(),
        like);
  }

  private static Prose prose(Telling telling, boolean explained) {
    return new Prose(
        telling.title(),
        telling.what(),
        explained ? telling.why() : Both.words("", ""),
        telling.fix());
  }

  private @Nullable CycleDrawing drawing(Finding finding, Telling telling) {
    List<Edge> ring = WaitGraph.ring(finding, telling.english().names());
    return ring.isEmpty() ? null : CycleDrawing.of(ring, speech);
  }

  private List<Lock> locks(Finding finding, Telling telling) {
    List<Lock> locks = new ArrayList<>();
    for (LockRef lock : finding.locks()) {
      String name = telling.english().names().of(lock);
      locks.add(new Lock(name, speech.of(lock.kind()), Visible.of(lock.typeName())));
    }
    return locks;
  }

  private List<LineDiff> diff(Finding finding) {
    Optional<Rule> rule = catalog.find(finding.rule());
    return rule.isEmpty()
        ? List.of()
        : LineDiff.between(rule.get().exampleBad(), rule.get().exampleGood());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
