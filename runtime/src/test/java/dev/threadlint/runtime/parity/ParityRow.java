package dev.threadlint.runtime.parity;

import java.util.Arrays;
import java.util.List;

/**
 * One line of {@code parity.tsv}: a heading if the mark is {@code #}, otherwise a piece of Python's
 * API and what became of it.
 *
 * @param mark M for what the project's seed names, B for what a port needs besides, + for ours
 */
record ParityRow(
    String mark, String python, List<String> members, List<String> tests, String note) {

  static ParityRow parse(String line) {
    String[] columns = Arrays.copyOf(line.split("\t", -1), 5);
    return new ParityRow(
        columns[0],
        columns[1],
        names(columns[2]),
        names(columns[3]),
        columns[4] == null ? "" : columns[4]);
  }

  boolean isHeading() {
    return mark.equals("#");
  }

  private static List<String> names(String column) {
    return column == null || column.equals("-") ? List.of() : List.of(column.split(", "));
  }
}
