package dev.threadlint.bench;

import dev.threadlint.agent.forked.AgentlessClassPath;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark with and without the agent, in turn, and prints what the agent costs.
 *
 * <p>Absolute times are those of one machine in one minute. The figure for a fork is the tenth
 * percentile of many short iterations, for the rest is the noise of whatever else runs; of several
 * forks the best counts on both sides alike.
 *
 * <p>Arguments: the agent's jar, a pattern of benchmarks, how many forks, then homes of JDKs.
 */
public final class CostTable {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final String agent;
  private final String pattern;
  private final Map<String, double[]> rows = new TreeMap<>();

  private CostTable(String agent, String pattern) {
    this.agent = agent;
    this.pattern = pattern;
  }

  /** Runs and prints. */
  public static void main(String[] args) throws RunnerException {
    int forks = Integer.parseInt(args[2]);
    // The forks get this JVM's.
    System.setProperty("java.class.path", AgentlessClassPath.get());
    for (int jdk = 3; jdk < args.length; jdk++) {
      CostTable table = new CostTable(args[0], args[1]);
      for (int fork = 0; fork < forks; fork++) {
        table.run(args[jdk], false);
        table.run(args[jdk], true);
      }
      table.print(args[jdk]);
    }
  }

  private void run(String jdk, boolean traced) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern)
            .jvm(jdk + "/bin/java")
            .forks(1)
            .warmupIterations(10)
            .warmupTime(TimeValue.milliseconds(200))
            .measurementIterations(150)
            .measurementTime(TimeValue.milliseconds(4))
            .timeUnit(TimeUnit.NANOSECONDS)
            .verbosity(VerboseMode.SILENT)
            .addProfiler("gc")
            .shouldFailOnError(true);
    if (traced) {
      options.jvmArgsAppend("-javaagent:" + agent + "=quiet,report=off,recording=off");
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String name = params.getBenchmark();
      double[] row =
          rows.computeIfAbsent(
              name, n -> new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -1, -1});
      int column = traced ? 1 : 0;
      row[column] = Math.min(row[column], tenthPercentile(result));
      Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
      row[column + 2] = bytes == null ? -1 : bytes.getScore();
    }
  }

  private static double tenthPercentile(RunResult result) {
    List<Double> scores = new ArrayList<>();
    result.getBenchmarkResults().forEach(fork -> fork.getIterationResults().forEach(i -> add(scores, i)));
    scores.sort(null);
    return scores.get(scores.size() / 10);
  }

  private static void add(List<Double> scores, IterationResult iteration) {
    scores.add(iteration.getPrimaryResult().getScore());
  }

  private void print(String jdk) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf("%n%s%n", jdk.substring(jdk.lastIndexOf('/') + 1));
    out.printf("%-34s %9s %9s %8s %7s %12s%n", "ns, p10", "without", "with", "more", "ratio", "B/op");
    rows.forEach(
        (name, row) -> {
          String[] parts = name.split("\\.");
          String shortName = parts[parts.length - 2] + "." + parts[parts.length - 1];
          out.printf(
              "%-34s %9.1f %9.1f %+8.1f %6.2fx %5.0f ->%4.0f%n",
              shortName.replace("Benchmark", ""),
              row[0],
              row[1],
              row[1] - row[0],
              row[1] / row[0],
              row[2],
              row[3]);
        });
  }
}
