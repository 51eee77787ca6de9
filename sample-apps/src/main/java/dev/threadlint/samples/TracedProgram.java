package dev.threadlint.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample in a JVM of its own, under the tracer.
 *
 * @param agent the tracer's jar
 * @param program what it traces
 */
record TracedProgram(Path agent, Program program) {
  /** Runs it to its end, names its page, and gives its exit code. */
  int run(List<String> arguments) throws IOException, InterruptedException {
    Path folder = Path.of("").toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + agent);
    // As properties, which are stronger than the environment and whatever file lies in this folder.
    command.add("-Dthreadlint.report=" + folder.resolve("threadlint-%p.html"));
    command.add("-Dthreadlint.recording=" + folder.resolve("threadlint-%p.tlr"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.className()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).inheritIO().start();
    int exitCode = process.waitFor();
    Path page = folder.resolve("threadlint-" + process.pid() + ".html");
    System.out.println(
        Files.isRegularFile(page)
            ? "Page: " + page
            : "No page was written; the lines above this one say why.");
    return exitCode;
  }
}
