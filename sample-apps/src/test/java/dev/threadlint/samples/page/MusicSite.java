package dev.threadlint.samples.page;

import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The search page of the samples, served by a JVM of its own under the tracer. */
final class MusicSite implements AutoCloseable {
  private static final long MOST_SECONDS = 60;

  private final Process process;
  private final Path recording;
  private final String address;

  private MusicSite(Process process, Path recording, String address) {
    this.process = process;
    this.recording = recording;
    this.address = address;
  }

  static MusicSite start(Path folder) throws IOException {
    Path recording = folder.resolve("site.tlr");
    Path messages = folder.resolve("site.err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + Path.of(System.getProperty("threadlint.jar")).toRealPath(),
                "-Dthreadlint.report=off",
                "-Dthreadlint.recording=" + recording,
                "-jar",
                Path.of("target/sample-apps.jar").toRealPath().toString(),
                "MusicSearchView",
                "--serve")
            .redirectError(messages.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String line = process.inputReader().readLine();
    if (line == null) {
      throw new AssertionError("The site does not start: " + Files.readString(messages));
    }
    return new MusicSite(process, recording, line.replaceAll("Serving (\\S+) .*", "$1"));
  }

  String address() {
    return address;
  }

  /** Presses Enter, and gives what was found in it. */
  Recording end() throws IOException, InterruptedException {
    process.outputWriter().append('\n').close();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("The site did not end well: " + process);
    }
    return RecordingReader.read(recording);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
