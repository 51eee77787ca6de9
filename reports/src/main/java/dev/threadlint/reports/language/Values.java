package dev.threadlint.reports.language;

import org.jspecify.annotations.Nullable;

/** What a text's placeholders stand for. */
@FunctionalInterface
public interface Values {

  /** What the placeholder stands for, or null if that is not known. */
  @Nullable Phrase get(String name);

  /** What to say where {@link #get} knows nothing and the sentence needs something. */
  default Phrase fallback(String name) {
    return Phrase.words("?");
  }
}
