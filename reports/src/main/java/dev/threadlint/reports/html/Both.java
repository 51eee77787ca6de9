package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Phrase;
import java.util.Objects;

/**
 * A text in both languages of the page.
 *
 * @param english in English
 * @param chinese in Chinese
 */
public record Both(Phrase english, Phrase chinese) {

  static Both words(String english, String chinese) {
    return new Both(Phrase.words(english), Phrase.words(chinese));
  }

  /** Whether it reads the same, so that one of them is enough. */
  public boolean same() {
    return Objects.equals(english, chinese);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return english.plain().isEmpty();
  }
}
