package dev.threadlint.reports.rule;

import dev.threadlint.reports.language.Bundle;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Phrase;
import dev.threadlint.reports.language.Template;
import dev.threadlint.reports.language.Values;
import dev.threadlint.reports.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One thing that is checked: its id and its texts. */
public final class Rule {
  private final String id;
  private final Map<Language, Bundle> texts = new EnumMap<>(Language.class);

  Rule(String id) {
    this.id = id;
  }

  /** As {@code lock-order-cycle}. */
  public String id() {
    return id;
  }

  /** How bad a finding of it is, unless the finding says otherwise. */
  public Severity severity() {
    return Severity.valueOf(english("severity").toUpperCase(Locale.ROOT));
  }

  /** The number of the weakness in the CWE list. */
  public String cwe() {
    return english("cwe");
  }

  /** One sentence for a list of rules, without placeholders. */
  public String summary(Language language) {
    return text("summary", language);
  }

  /** A sentence about threads: what happened. */
  public Phrase title(Language language, Values values) {
    return fill("title", language, values);
  }

  /** Who, what, in this run. */
  public Phrase what(Language language, Values values) {
    return fill("what", language, values);
  }

  /** Why that is bad. */
  public Phrase why(Language language, Values values) {
    return fill("why", language, values);
  }

  /** How to cure it. */
  public Phrase fix(Language language, Values values) {
    return fill("fix", language, values);
  }

  /** Code that has the defect. */
  public List<String> exampleBad() {
    return List.of(english("example.bad").split("\n", -1));
  }

  /** The same code without it. */
  public List<String> exampleGood() {
    return List.of(english("example.good").split("\n", -1));
  }

  private Phrase fill(String key, Language language, Values values) {
    return new Template(text(key, language)).fill(values);
  }

  private String english(String key) {
    return text(key, Language.ENGLISH);
  }

  private String text(String key, Language language) {
    Bundle bundle = texts.get(language);
    if (bundle == null) {
      bundle = Bundle.of("rules/" + id, language);
      texts.put(language, bundle);
    }
    return bundle.get(key);
  }
}
