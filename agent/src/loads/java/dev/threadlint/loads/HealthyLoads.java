package dev.threadlint.loads;

import dev.threadlint.agent.forked.AgentlessClassPath;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Runs healthy servers without and with the agent in turn; prints what the agent costs them and
 * what it says of them.
 *
 * <p>System properties: {@code loads.seconds} for each run, {@code loads.rounds} how many pairs of
 * runs, {@code loads.only} a regular expression of loads, {@code loads.jdks} the homes of the JDKs,
 * separated by blanks, {@code loads.out} where outputs, recordings and pages are left, {@code
 * threadlint.jar} the jar.
 */
public final class HealthyLoads {
  private static final List<String> LOADS = List.of("activemq", "derby", "hsqldb", "tomcat");

  // What is true: Derby's ConcurrentCache locks a new entry, finds that another thread was first to
  // put one in, and drops its own as it is.
  private static final Set<String> TRUE = Set.of("derby lock-not-released");

  private final double seconds = Double.parseDouble(System.getProperty("loads.seconds"));
  private final int rounds = Integer.parseInt(System.getProperty("loads.rounds"));
  private final String jar = System.getProperty("threadlint.jar");
  private final Path out = Path.of(System.getProperty("loads.out")).toAbsolutePath();
  private final String classPath = AgentlessClassPath.get();
  private final List<String> wrong = new ArrayList<>();

  private HealthyLoads() {}

  /** Ends with an exception if a load did not end well, or an error was found in one. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    HealthyLoads loads = new HealthyLoads();
    for (String jdk : System.getProperty("loads.jdks").trim().split(" +")) {
      loads.run(jdk);
    }
    if (!loads.wrong.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), loads.wrong));
    }
  }

  private void run(String jdk) throws IOException, InterruptedException {
    String name = Path.of(jdk).getFileName().toString();
    System.out.printf("%n%s%n%-10s %10s %7s %7s %7s %7s%n", name, "", "calls/s", "ratio", "cpu", "p99", "heap");
    for (String load : LOADS) {
      if (load.matches(System.getProperty("loads.only"))) {
        run(load, jdk, out.resolve(name).resolve(load));
      }
    }
  }

  private void run(String load, String jdk, Path folder) throws IOException, InterruptedException {
    List<LoadResult> without = new ArrayList<>();
    List<LoadResult> with = new ArrayList<>();
    Map<String, Finding> findings = new TreeMap<>();
    for (int i = 0; i < rounds; i++) {
      Path traced = folder.resolve("traced" + i);
      without.add(
          LoadResult.of(load, seconds, jdk, classPath, null, folder.resolve("untraced" + i)));
      with.add(LoadResult.of(load, seconds, jdk, classPath, jar, traced));
      read(traced).forEach(finding -> findings.putIfAbsent(finding.fingerprint(), finding));
    }
    System.out.printf(
        "%-10s %10.0f %6.3fx %6.3fx %6.3fx %6.3fx%n",
        load,
        middle(without, LoadResult::callsPerSecond),
        ratio(with, without, LoadResult::callsPerSecond),
        ratio(with, without, LoadResult::cpu),
        ratio(with, without, LoadResult::p99),
        ratio(with, without, LoadResult::heap));
    without.forEach(result -> judge(load + " without the agent", result));
    with.forEach(result -> judge(load + " with the agent", result));
    findings.values().forEach(finding -> judge(load, finding));
  }

  private void judge(String run, LoadResult result) {
    if (!result.check().equals("ok")) {
      wrong.add(run + ": " + result.check());
    }
  }

  private void judge(String load, Finding finding) {
    String said =
        "%s %s %s %s".formatted(
            finding.severity(), finding.confidence(), finding.rule(), finding.values());
    System.out.println("    " + said);
    boolean known = TRUE.contains(load + " " + finding.rule());
    if (finding.severity() == Severity.ERROR && !known) {
      wrong.add(load + ": " + said);
    }
  }

  private List<Finding> read(Path folder) {
    try {
      return RecordingReader.read(folder.resolve("run.tlr")).findings();
    } catch (ThreadlintException e) {
      wrong.add(folder + ": " + e.getMessage());
      return List.of();
    }
  }

  /** Of each pair of runs that stood side by side the ratio, and of those the middle one. */
  private static double ratio(
      List<LoadResult> with, List<LoadResult> without, ToDoubleFunction<LoadResult> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      ratios.add(figure.applyAsDouble(with.get(i)) / figure.applyAsDouble(without.get(i)));
    }
    return middle(ratios);
  }

  private static double middle(List<LoadResult> results, ToDoubleFunction<LoadResult> figure) {
    return middle(results.stream().map(figure::applyAsDouble).toList());
  }

  private static double middle(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
