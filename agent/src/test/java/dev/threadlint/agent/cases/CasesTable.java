package dev.threadlint.agent.cases;

import java.util.List;

/** Prints rows as they come, in columns wide enough for the usual. */
final class CasesTable {
  private static final List<String> HEAD =
      List.of("case", "mode", "jdk", "exit", "rule", "locks", "sites", "verdict");
  private static final int[] WIDTHS = {22, 6, 4, 4, 18, 5, 6};

  private CasesTable() {}

  static String head() {
    return line(HEAD);
  }

  static String row(ExpectedRow row, String jdk, Judgement judged) {
    return line(
        List.of(
            row.id(),
            row.mode(),
            jdk,
            judged.exit(),
            judged.rule(),
            judged.locks(),
            judged.sites(),
            judged.verdict()));
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      if (i < WIDTHS.length) {
        line.append(" ".repeat(Math.max(0, WIDTHS[i] - cells.get(i).length()))).append("  ");
      }
    }
    return line.toString();
  }
}
