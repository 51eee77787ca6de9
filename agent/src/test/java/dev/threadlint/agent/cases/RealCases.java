package dev.threadlint.agent.cases;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Runs every case with the shipped jar.
 *
 * <p>System properties: {@code cases} is the folder of the cases, {@code cases.jdks} the homes of
 * the JDKs to run on, separated as a class path is, {@code cases.only} a regular expression of
 * cases, {@code cases.out} where outputs, recordings and pages are left, {@code threadlint.jar} the
 * jar.
 */
public final class RealCases {
  private RealCases() {}

  /** Ends with an exception if a row is not as expected. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path cases = Path.of(System.getProperty("cases")).toAbsolutePath();
    Path jar = Path.of(System.getProperty("threadlint.jar")).toRealPath();
    String homes = System.getProperty("cases.jdks", "");
    String only = System.getProperty("cases.only", "");
    Path out = Path.of(System.getProperty("cases.out", "target/cases")).toAbsolutePath();
    int wrong = 0;
    System.out.println(CasesTable.head());
    List<String> totals = new ArrayList<>();
    for (String home :
        (homes.isEmpty() ? System.getProperty("java.home") : homes)
            .split(System.getProperty("path.separator"))) {
      Totals of = run(cases, jar, Path.of(home), out, only.isEmpty() ? ".*" : only);
      totals.add(of.toString());
      wrong += of.wrong();
    }
    totals.forEach(System.out::println);
    if (wrong > 0) {
      throw new AssertionError(wrong + " rows are not as expected");
    }
  }

  private static Totals run(Path cases, Path jar, Path jdk, Path out, String only)
      throws IOException, InterruptedException {
    Totals totals = new Totals(release(jdk));
    for (ExpectedRow row : ExpectedRow.read(cases.resolve("given"))) {
      if (row.id().matches(only)) {
        Path folder = out.resolve(totals.jdk()).resolve(row.id() + "." + row.mode());
        CaseRun traced = CaseRun.of(row, cases, jdk, jar, folder);
        CaseRun untraced =
            row.load() ? CaseRun.of(row, cases, jdk, null, folder.resolve("untraced")) : null;
        Judgement judged = Judgement.of(row, traced, untraced);
        totals.add(row, judged);
        System.out.println(CasesTable.row(row, totals.jdk(), judged));
      }
    }
    return totals;
  }

  private static String release(Path jdk) throws IOException {
    Properties release = new Properties();
    try (Reader in = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION", "?").replace("\"", "");
    return version.replaceAll("[.+].*", "");
  }
}
