package dev.threadlint.agent.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of EXPECT.tsv: a case in one mode, and what is to be found in it.
 *
 * @param id the case
 * @param strike whether the bug is made to happen, or only made possible
 * @param kind the kind of finding
 * @param locks the classes of the locks, one for each lock
 * @param sites methods, or beginnings of them, that a report has to name
 * @param exitCode what the run returns without a tracer
 * @param load whether it is a healthy workload, whose output must not change
 */
record ExpectedRow(
    String id,
    boolean strike,
    String kind,
    List<String> locks,
    List<String> sites,
    int exitCode,
    boolean load) {

  static List<ExpectedRow> read(Path given) throws IOException {
    Map<String, String[]> cases = new HashMap<>();
    for (String[] columns : table(given.resolve("CASES.tsv"))) {
      cases.put(columns[0], columns);
    }
    List<ExpectedRow> rows = new ArrayList<>();
    for (String[] columns : table(given.resolve("EXPECT.tsv"))) {
      String[] of = cases.get(columns[0]);
      if (of == null) {
        throw new IOException("no case " + columns[0] + " in CASES.tsv");
      }
      boolean strike = columns[1].equals("strike");
      rows.add(
          new ExpectedRow(
              columns[0],
              strike,
              columns[2],
              columns[3].isEmpty() ? List.of() : List.of(columns[3].split("\\|")),
              sites(columns),
              strike ? Integer.parseInt(of[10]) : 0,
              of[6].equals("healthy")));
    }
    return rows;
  }

  private static List<String> sites(String[] columns) {
    List<String> sites = new ArrayList<>(List.of(columns[4], columns[5]));
    sites.removeIf(String::isEmpty);
    return sites;
  }

  private static List<String[]> table(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.split("\t", -1));
    }
    return rows;
  }

  String mode() {
    return strike ? "strike" : "calm";
  }
}
