package dev.threadlint.agent.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a case left behind.
 *
 * @param exitCode what it returned
 * @param out its standard output
 * @param err its standard error
 * @param recording what the tracer recorded, if it was there and could
 */
record CaseRun(int exitCode, String out, String err, @Nullable Recording recording) {
  /** How long a driver stays after it has seen a deadlock. */
  static final int LINGER_SECONDS = 10;

  private static final int HARD_SECONDS = 30;
  private static final int GAP_MILLIS = 4000;
  private static final String LONGEST_SECONDS = "1800";

  /** Runs a case without a tracer if there is no jar. */
  static CaseRun of(ExpectedRow row, Path cases, Path jdk, @Nullable Path jar, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path recording = folder.resolve("run.tlr");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(cases.resolve("run").toString()));
    if (row.strike()) {
      command.add("--strike");
    }
    command.add(row.id());
    // On a busy machine the usual seconds are few: for the first path of a calm run to be over, and
    // for a tracer to speak of a deadlock before the driver ends it.
    if (row.strike()) {
      command.add("-Dcases.linger=" + LINGER_SECONDS);
      command.add("-Dcases.hard=" + HARD_SECONDS);
    } else {
      command.add("-Dcases.gap=" + GAP_MILLIS);
    }
    if (jar != null) {
      String page = folder.resolve("run.html").toString();
      command.add("-javaagent:" + jar + "=lang=en,report=" + page + ",recording=" + recording);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("CASES_TIMEOUT", LONGEST_SECONDS);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    int exitCode = builder.start().waitFor();
    return new CaseRun(
        exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8), read(recording));
  }

  private static @Nullable Recording read(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return RecordingReader.read(file);
    } catch (ThreadlintException e) {
      return null;
    }
  }

  /** The lines that a healthy workload must print with a tracer as it does without. */
  List<String> checksums() {
    return out.lines()
        .filter(line -> line.startsWith("[load]") && line.contains("checksum"))
        .toList();
  }

  /** Whether the tracer told of a hang while it lasted. */
  boolean toldOfHang() {
    return err.lines().anyMatch(line -> line.matches("threadlint: (DEADLOCK|STUCK).* in pid .*"));
  }

  /** Whether the tracer had its say at the end. */
  boolean toldVerdict() {
    return err.lines().anyMatch(line -> line.matches("threadlint: .* in [0-9.]+ (ms|s|min).*"));
  }

  /** The tracer's own failure, if it said so. */
  @Nullable String ownFailure() {
    return err.lines()
        .filter(
            line ->
                line.startsWith("threadlint: stopped") || line.startsWith("threadlint: could not"))
        .findFirst()
        .orElse(null);
  }
}
