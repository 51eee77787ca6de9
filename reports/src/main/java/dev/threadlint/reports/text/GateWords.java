package dev.threadlint.reports.text;

import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import java.util.ArrayList;
import java.util.List;

/** What a build made of a run, in words. */
public final class GateWords {
  private GateWords() {}

  /** The words for it in a language. */
  public static Words of(Language language) {
    return Words.of(language, "text/gate");
  }

  /** As {@code 1 new finding}, {@code 2 in the baseline}; never empty. */
  public static List<String> counts(GateResult gate, Words words) {
    List<String> counts = new ArrayList<>();
    int found = gate.of(Standing.NEW).size();
    counts.add(found == 0 ? words.get("gate.none") : words.count("gate.new", found));
    add("gate.known", gate.of(Standing.KNOWN).size(), words, counts);
    add("gate.suppressed", gate.of(Standing.SUPPRESSED).size(), words, counts);
    return counts;
  }

  private static void add(String key, int number, Words words, List<String> counts) {
    if (number > 0) {
      counts.add(words.count(key, number));
    }
  }
}
