package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;

/** Says things in both languages of the page. */
final class Speech {
  // Each method says it twice by itself, for at the exit of a traced program a lambda costs more
  // than a line.
  private final Words english = Words.of(Language.ENGLISH);
  private final Words chinese = Words.of(Language.CHINESE);

  Words english() {
    return english;
  }

  Words chinese() {
    return chinese;
  }

  Both text(String key) {
    return Both.words(english.get(key), chinese.get(key));
  }

  Both count(String key, long number) {
    return Both.words(english.count(key, number), chinese.count(key, number));
  }

  Both fill(String key, String... namesAndValues) {
    return Both.words(english.fill(key, namesAndValues), chinese.fill(key, namesAndValues));
  }

  /** The same with its setting. */
  Both phrase(String key, String... namesAndValues) {
    return new Both(english.phrase(key, namesAndValues), chinese.phrase(key, namesAndValues));
  }

  /** A text with one placeholder, which stands for something that is said in both languages. */
  Both about(String key, String name, Both value) {
    return Both.words(
        english.fill(key, name, value.english().plain()),
        chinese.fill(key, name, value.chinese().plain()));
  }

  Both named(String prefix, String name) {
    return Both.words(english.named(prefix, name), chinese.named(prefix, name));
  }

  Both of(Enum<?> constant) {
    return Both.words(english.of(constant), chinese.of(constant));
  }

  Both counter(String name, long number) {
    return Both.words(english.counter(name, number), chinese.counter(name, number));
  }

  Both time(long millis) {
    return Both.words(english.time(millis), chinese.time(millis));
  }

  Both span(long nanos) {
    return Both.words(english.span(nanos), chinese.span(nanos));
  }

  Both summary(Rule rule) {
    return Both.words(rule.summary(Language.ENGLISH), rule.summary(Language.CHINESE));
  }

  Telling telling(Finding finding, RuleCatalog catalog) {
    return new Telling(
        FindingText.of(finding, catalog, english), FindingText.of(finding, catalog, chinese));
  }

  /** A finding's texts in both languages. */
  record Telling(FindingText english, FindingText chinese) {
    Both title() {
      return new Both(english.title(), chinese.title());
    }

    Both what() {
      return new Both(english.what(), chinese.what());
    }

    Both why() {
      return new Both(english.why(), chinese.why());
    }

    Both fix() {
      return new Both(english.fix(), chinese.fix());
    }
  }
}
