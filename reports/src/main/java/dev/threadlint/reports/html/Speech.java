package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Phrase;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.function.Function;

/** Says things in both languages of the page. */
final class Speech {
  private final Words english = Words.of(Language.ENGLISH);
  private final Words chinese = Words.of(Language.CHINESE);

  Both say(Function<Words, String> text) {
    return Both.words(text.apply(english), text.apply(chinese));
  }

  Both text(String key) {
    return say(words -> words.get(key));
  }

  Both count(String key, long number) {
    return say(words -> words.count(key, number));
  }

  /** What a rule says, for which no finding is at hand. */
  Both phrase(Function<Words, Phrase> phrase) {
    return new Both(phrase.apply(english), phrase.apply(chinese));
  }

  Telling telling(Finding finding, RuleCatalog catalog) {
    return new Telling(
        FindingText.of(finding, catalog, english), FindingText.of(finding, catalog, chinese));
  }

  /** A finding's texts in both languages. */
  record Telling(FindingText english, FindingText chinese) {
    Both say(Function<FindingText, Phrase> phrase) {
      return new Both(phrase.apply(english), phrase.apply(chinese));
    }

    Both name(Function<FindingText, String> name) {
      return Both.words(name.apply(english), name.apply(chinese));
    }
  }
}
