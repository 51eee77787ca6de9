package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.FindingNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who holds and wants what, and where: a line for each thread if they fit, else for each step. */
final class StepTable {
  private static final String INDENT = " ".repeat(11);
  private static final int MOST_THREADS = 8;

  private final FindingNames names;
  private final Words words;
  private final int width;
  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  StepTable(Finding finding, FindingNames names, Words words, TextOptions options) {
    this.names = names;
    this.words = words;
    this.width = options.width();
    for (Step step : finding.steps()) {
      List<String> row = rows.computeIfAbsent(names.of(step.thread()), name -> new ArrayList<>());
      row.add(deed(step));
      Frame site = step.stack().site();
      row.add(site == null ? "" : Visible.of(site.location()));
    }
  }

  private String deed(Step step) {
    return StepWords.of(step, names, words);
  }

  List<String> lines() {
    List<String> lines = oneForEachThread();
    boolean fit = lines.stream().allMatch(line -> Columns.width(line) <= width);
    List<String> chosen = fit ? lines : oneForEachStep();
    if (rows.size() > MOST_THREADS) {
      chosen.add(INDENT + words.count("count.more", rows.size() - (long) MOST_THREADS));
    }
    return chosen;
  }

  private List<String> oneForEachThread() {
    int names = widestName();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> row : shownRows()) {
      var line = new StringBuilder(INDENT + Columns.padded(row.getKey(), names));
      List<String> cells = row.getValue();
      for (int column = 0; column < cells.size(); column++) {
        line.append("  ").append(Columns.padded(cells.get(column), widestCell(column)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> oneForEachStep() {
    int names = Math.min(24, widestName());
    int deeds = widestDeed();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> row : shownRows()) {
      String name = row.getKey();
      List<String> cells = row.getValue();
      for (int i = 0; i < cells.size(); i += 2) {
        String start = INDENT + Columns.padded(name, names) + "  ";
        String line = start + Columns.padded(cells.get(i), deeds) + "  " + cells.get(i + 1);
        lines.add(line.stripTrailing());
        name = "";
      }
    }
    return lines;
  }

  private List<Map.Entry<String, List<String>>> shownRows() {
    return rows.entrySet().stream().limit(MOST_THREADS).toList();
  }

  private int widestName() {
    return rows.keySet().stream().mapToInt(Columns::width).max().orElse(0);
  }

  private int widestCell(int column) {
    return rows.values().stream()
        .filter(cells -> column < cells.size())
        .mapToInt(cells -> Columns.width(cells.get(column)))
        .max()
        .orElse(0);
  }

  private int widestDeed() {
    int widest = 0;
    for (List<String> cells : rows.values()) {
      for (int i = 0; i < cells.size(); i += 2) {
        widest = Math.max(widest, Columns.width(cells.get(i)));
      }
    }
    return Math.min(30, widest);
  }
}
