package dev.threadlint.runtime.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Does the same work with processes here and in Python, in turn, and prints how often a second each
 * did it; medians.
 *
 * <pre>{@code
 * mvn -pl runtime -Pbench -DskipTests verify \
 *     -Dbench.main=dev.threadlint.runtime.bench.ProcessComparison -Dbench.args=pipe_round_trips
 * }</pre>
 */
public final class ProcessComparison {
  private static final int RUNS = Integer.getInteger("runs", 5);
  private static final Path SCRIPT = Path.of("src", "jmh", "python", "processes.py");

  private ProcessComparison() {}

  /** The cases to run; all if none. */
  public static void main(String[] args) throws Exception {
    Collection<String> cases =
        args.length == 0 ? ProcessCases.CASES.keySet() : Arrays.asList(args);
    System.out.printf("%-34s %14s %14s %8s%n", "a second", "Java", "Python", "times");
    for (String name : cases) {
      compare(name);
    }
  }

  private static void compare(String name) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // The jar first, as programs have it: of classes in folders the JVM keeps no archive.
    String path =
        System.getProperty("runtime.jar") + File.pathSeparator + System.getProperty("java.class.path");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      ours.add(number(java, "-cp", path, ProcessCases.class.getName(), name));
      theirs.add(number("python3", SCRIPT.toString(), name));
    }
    double here = median(ours);
    double there = median(theirs);
    System.out.printf("%-34s %14.1f %14.1f %8.2f%n", name, here, there, here / there);
  }

  private static double number(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      process.waitFor();
      return line == null ? Double.NaN : Double.parseDouble(line);
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
