package dev.threadlint.reports.rule;

import dev.threadlint.reports.language.Phrase;
import dev.threadlint.reports.language.Values;
import dev.threadlint.reports.language.Words;
import org.jspecify.annotations.Nullable;

/** Fills the texts of a rule where there is no finding to speak of: some thread, some lock. */
public final class GeneralValues implements Values {
  private final Words words;

  /** In that language. */
  public GeneralValues(Words words) {
    this.words = words;
  }

  @Override
  public @Nullable Phrase get(String name) {
    return name.equals("kind") ? Phrase.words("mixed") : null;
  }

  @Override
  public Phrase fallback(String name) {
    String text = words.find("unknown." + name);
    return Phrase.words(text == null ? words.named("unknown", name.replaceAll("[0-9]", "")) : text);
  }
}
