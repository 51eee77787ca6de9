package dev.threadlint.reports.rule;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Phrase;
import dev.threadlint.reports.language.Values;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import java.util.Optional;

/** What a finding says, in one language. */
public final class FindingText {
  private final Finding finding;
  private final Optional<Rule> rule;
  private final Language language;
  private final FindingNames names;
  private final Values values;

  private FindingText(Finding finding, Optional<Rule> rule, Words words) {
    this.finding = finding;
    this.rule = rule;
    this.language = words.language();
    this.names = new FindingNames(finding, words);
    this.values = new FindingValues(finding, words, names);
  }

  /** The text of a finding; of a rule that the catalog does not know, hardly more than its id. */
  public static FindingText of(Finding finding, RuleCatalog catalog, Words words) {
    return new FindingText(finding, catalog.find(finding.rule()), words);
  }

  /** What its threads and locks are called. */
  public FindingNames names() {
    return names;
  }

  /** A sentence about threads: what happened. */
  public Phrase title() {
    return rule.map(r -> r.title(language, values))
        .orElseGet(() -> Phrase.words(Visible.of(finding.rule())));
  }

  /** Who, what, in this run. */
  public Phrase what() {
    return rule.map(r -> r.what(language, values)).orElse(Phrase.words(""));
  }

  /** Why that is bad. */
  public Phrase why() {
    return rule.map(r -> r.why(language, values)).orElse(Phrase.words(""));
  }

  /** How to cure it. */
  public Phrase fix() {
    return rule.map(r -> r.fix(language, values)).orElse(Phrase.words(""));
  }
}
