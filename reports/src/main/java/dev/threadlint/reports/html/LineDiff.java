package dev.threadlint.reports.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of code that is to go, to come, or to stay.
 *
 * @param sign {@code -}, {@code +} or a space
 * @param text the line
 */
public record LineDiff(char sign, String text) {

  /** From one text to another, with as few lines changed as possible. */
  static List<LineDiff> between(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<LineDiff> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new LineDiff(' ', before.get(i)));
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new LineDiff('-', before.get(i)));
        i++;
      } else {
        lines.add(new LineDiff('+', after.get(j)));
        j++;
      }
    }
    return lines;
  }

  /** Length of the longest common subsequence of what follows each pair of places. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
