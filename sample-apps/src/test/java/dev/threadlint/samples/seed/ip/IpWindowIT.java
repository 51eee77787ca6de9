package dev.threadlint.samples.seed.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a screen, with a mouse and a keyboard, under the tracer. */
class IpWindowIT {
  private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();
  private static final long MOST_SECONDS = 180;

  @TempDir private Path folder;
  private static VirtualDisplay display;

  @BeforeAll
  static void startDisplay() throws Exception {
    display = VirtualDisplay.start();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stopDisplay() {
    if (display != null) {
      display.close();
    }
  }

  @Test
  void typedAddresses_areLookedUp_andNothingIsFound() throws Exception {
    List<String> seen = visit(WindowVisit.class);

    assertThat(seen)
        .containsExactly(
            "8.8.8.8: United States, allocated 2023-12-28 (arin, 256 from 8.8.8.0)",
            "1.0.1.7: China, allocated 2011-04-14 (apnic, 256 from 1.0.1.0)",
            "192.0.2.1: reserved (iana, 256 from 192.0.2.0)",
            "9.9.9.9: not in this table",
            "1.2.3: no address, four numbers are needed",
            "closed");
    assertNothingFound();
  }

  @Test
  void lookUpThatTakesLong_leavesTheWindowAlive_andItsFailureIsShown() throws Exception {
    List<String> seen = visit(StuckVisit.class);

    assertThat(seen)
        .containsExactly(
            "button while it looks up: false",
            "entry: 8.8.8.80",
            "The look-up failed: java.lang.IllegalArgumentException: no table",
            "button: true");
    assertNothingFound();
  }

  private void assertNothingFound() throws IOException {
    Recording recording = RecordingReader.read(folder.resolve("visit.tlr"));
    assertThat(recording.observed().complete()).isTrue();
    assertThat(recording.findings()).isEmpty();
  }

  private List<String> visit(Class<?> visit) throws Exception {
    Path output = folder.resolve("out");
    Path messages = folder.resolve("err");
    String classPath =
        String.join(
            File.pathSeparator,
            Path.of("target/sample-apps.jar").toRealPath().toString(),
            Path.of("target/test-classes").toRealPath().toString());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + Path.of(System.getProperty("threadlint.jar")).toRealPath(),
                "-Dthreadlint.report=off",
                "-Dthreadlint.lang=en",
                "-Dthreadlint.recording=" + folder.resolve("visit.tlr"),
                "-cp",
                classPath,
                visit.getName(),
                PICTURES.toString())
            .redirectOutput(output.toFile())
            .redirectError(messages.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("DISPLAY", display.name());
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("The visit hangs: " + Files.readString(messages));
    }
    assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
    return Files.readAllLines(output);
  }
}
