package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.rule.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in words. */
public final class VerdictWords {
  private VerdictWords() {}

  /** As {@code 1 error}, {@code 2 warnings}; empty if nothing was found. */
  public static List<String> counts(Verdict verdict, Words words) {
    List<String> counts = new ArrayList<>();
    addCount("count.error", verdict.errors(), words, counts);
    addCount("count.warning", verdict.warnings(), words, counts);
    addCount("count.note", verdict.notes(), words, counts);
    return counts;
  }

  private static void addCount(String key, int number, Words words, List<String> counts) {
    if (number > 0) {
      counts.add(words.count(key, number));
    }
  }

  /** As {@code 15 of 17 rules clean}. */
  public static String clean(Verdict verdict, Words words) {
    return words.fill(
        "verdict.clean",
        "clean",
        Integer.toString(verdict.clean().size()),
        "total",
        Integer.toString(verdict.rules()));
  }
}
