package dev.threadlint.samples;

import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of a sample, in a JVM of its own of the kind that runs the tests. */
final class SampleRun {
  private static final String JAR = System.getProperty("threadlint.jar");
  private static final String SAMPLES =
      Path.of("target/sample-apps.jar").toAbsolutePath().toString();
  // What is measured differs from run to run.
  private static final Pattern MEASURED = Pattern.compile("^measured: .*$", Pattern.MULTILINE);
  // A sample takes some seconds; what is more is the machine's.
  private static final long MOST_SECONDS = 120;

  private final int exitCode;
  private final String output;
  private final String messages;
  private final Path recording;

  private SampleRun(int exitCode, String output, String messages, Path recording) {
    this.exitCode = exitCode;
    this.output = output;
    this.messages = messages;
    this.recording = recording;
  }

  static SampleRun untraced(Sample sample, Path folder) throws Exception {
    return run(sample, folder, "plain", List.of());
  }

  static SampleRun traced(Sample sample, Path folder) throws Exception {
    List<String> agent =
        List.of(
            "-javaagent:" + Path.of(JAR).toRealPath(),
            "-Dthreadlint.report=off",
            "-Dthreadlint.lang=en",
            "-Dthreadlint.recording=" + folder.resolve("traced.tlr"));
    return run(sample, folder, "traced", agent);
  }

  private static SampleRun run(Sample sample, Path folder, String name, List<String> agent)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(agent);
    command.addAll(List.of("-cp", SAMPLES, sample.className()));
    Path output = folder.resolve(name + ".out");
    Path messages = folder.resolve(name + ".err");
    Path recording = folder.resolve(name + ".tlr");
    Files.deleteIfExists(recording);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(messages.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(sample + " hangs: " + Files.readString(messages));
    }
    return new SampleRun(
        process.exitValue(), Files.readString(output), Files.readString(messages), recording);
  }

  int exitCode() {
    return exitCode;
  }

  /** What it printed, without the figures it measured. */
  String output() {
    return MEASURED.matcher(output).replaceAll("measured");
  }

  /** What was printed beside the output: the tracer's own words. */
  String messages() {
    return messages;
  }

  Recording recording() throws IOException {
    return RecordingReader.read(recording);
  }
}
