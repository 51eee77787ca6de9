package dev.threadlint.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.recording.RecordingWriter;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path recording;

  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("threadlint-4711.tlr");
    try (var writer = RecordingWriter.create(recording, SampleRun.HEADER)) {
      for (Finding finding : SampleRun.allFindings()) {
        writer.finding(finding);
      }
      writer.observed(SampleRun.observed());
    }
  }

  @Test
  void report_writesThePageBesideAndPrintsTheVerdict() throws IOException {
    assertThat(run("report", recording.toString(), "--lang", "en")).isEqualTo(ExitCodes.OK);

    assertThat(folder.resolve("threadlint-4711.html")).exists();
    assertThat(out.toString())
        .contains("threadlint: 5 errors, 1 warning in 12.4 s")
        .contains("file://")
        .contains("threadlint-4711.html");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void report_suppressed_listsThemAfterTheVerdict() {
    assertThat(run("report", recording.toString(), "--lang=en", "--suppressed")).isZero();

    assertThat(out.toString())
        .containsSubsequence("lock-order-cycle", "14 circles of locks that are no findings");
  }

  @Test
  void report_chinese() {
    assertThat(run("report", recording.toString(), "--lang=zh")).isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).contains("5 个错误");
  }

  @Test
  void report_jsonGoesToTheConsole() {
    assertThat(run("report", "--format", "json", recording.toString())).isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).startsWith("{").contains("\"formatVersion\": 1");
    assertThat(folder.resolve("threadlint-4711.html")).doesNotExist();
  }

  @Test
  void report_toAFile() {
    Path file = folder.resolve("out.json");

    assertThat(run("report", "--format=json", "-o", file.toString(), recording.toString()))
        .isEqualTo(ExitCodes.OK);

    assertThat(file).content().contains("\"formatVersion\": 1");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void report_htmlToTheConsole() {
    assertThat(run("report", "--format=html", "-o", "-", recording.toString()))
        .isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).startsWith("<!doctype html>").doesNotContain("in 12.4 s");
  }

  @Test
  void unreadableRecording_isFourAndTheOthersAreRendered() throws IOException {
    Path other = Files.writeString(folder.resolve("other.tlr"), "no recording at all");

    assertThat(run("report", other.toString(), recording.toString()))
        .isEqualTo(ExitCodes.UNREADABLE);

    assertThat(err.toString())
        .contains("Description: ")
        .contains("is not a Threadlint recording.")
        .contains("Action: ");
    assertThat(folder.resolve("threadlint-4711.html")).exists();
  }

  @Test
  void missingFolderForOutput_isOneClearSentence() {
    Path file = folder.resolve("none/out.html");

    assertThat(run("report", recording.toString(), "-o", file.toString()))
        .isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString())
        .contains("cannot be written: there is no folder")
        .doesNotContain("\tat ");
  }

  @Test
  void unknownFormat_isUsage() {
    assertThat(run("report", "--format=pdf", recording.toString())).isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString()).contains("html, json, sarif, github, text");
  }

  @Test
  void oneOutputForTwoRecordings_hasBoth() {
    String file = recording.toString();
    Path json = folder.resolve("both.json");

    assertThat(run("report", file, file, "--format=json", "-o", json.toString())).isZero();

    assertThat(json).content().contains("\"runs\": 2", "\"count\": 6");
  }

  @Test
  void rules_listsAll() {
    assertThat(run("rules", "--lang=en")).isEqualTo(ExitCodes.OK);

    assertThat(out.toString()).contains(RuleCatalog.ids());
  }

  @Test
  void explain_tellsWhyAndHow() {
    for (String id : RuleCatalog.ids()) {
      assertThat(run("explain", id, "--lang=en")).isEqualTo(ExitCodes.OK);
    }

    assertThat(out.toString())
        .contains("(CWE-833)", "  - synchronized (ledger) {", "  + synchronized (accounts) {")
        .doesNotContain("?\n", "{}", "[[");
  }

  @Test
  void explain_unknownRuleIsUsage() {
    assertThat(run("explain", "lock-odd")).isEqualTo(ExitCodes.USAGE);

    assertThat(err.toString()).contains("There is no rule 'lock-odd'");
  }

  private int run(String... args) {
    return new CommandLine(new Root())
        .setExecutionExceptionHandler(new CommandFailure())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Command(
      name = "threadlint",
      subcommands = {ReportCommand.class, RulesCommand.class, ExplainCommand.class})
  static final class Root {}
}
