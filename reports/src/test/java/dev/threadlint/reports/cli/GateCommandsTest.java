package dev.threadlint.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.recording.RecordingReader;
import dev.threadlint.reports.recording.RecordingWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GateCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private Path recording;
  private Path baseline;
  private Path properties;

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    baseline = folder.resolve("baseline.json");
    properties = folder.resolve("threadlint.properties");
    recording = record("threadlint-1.tlr", SampleRun.lockOrderCycle(), SampleRun.joinMissing());
  }

  private Path record(String name, Finding... findings) throws IOException {
    return record(name, true, findings);
  }

  private Path record(String name, boolean complete, Finding... findings) throws IOException {
    Path file = folder.resolve(name);
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      for (Finding finding : findings) {
        writer.finding(finding);
      }
      Observed all = SampleRun.observed();
      writer.observed(
          new Observed(
              all.counters(),
              all.suppressed(),
              all.rulesOff(),
              all.rulesNotJudged(),
              all.blindSpots(),
              all.elapsedMillis(),
              complete));
    }
    return file;
  }

  @Test
  void check_failsOnNewFindings_untilTheyAreAccepted() throws IOException {
    assertThat(run("check", recording.toString())).isEqualTo(ExitCodes.FINDINGS);
    assertThat(out.toString()).contains("2 new findings", "There is no baseline");

    assertThat(run("baseline", recording.toString())).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("2 findings accepted in");
    assertThat(baseline).content().contains("9f3c2a71", "41d07be0");

    assertThat(run("check", recording.toString())).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("no new findings, 2 in the baseline");

    Path later = record("threadlint-2.tlr", SampleRun.lockOrderCycle(), SampleRun.deadlock());
    assertThat(run("check", later.toString())).isEqualTo(ExitCodes.FINDINGS);
    assertThat(out.toString())
        .contains("1 new finding, 1 in the baseline", "deadlock", "1 finding of the baseline was")
        .doesNotContain("lock-order-cycle  ");
  }

  @Test
  void check_passesWhatIsSuppressed_andTellsUnusedLines() throws IOException {
    Files.writeString(
        properties,
        "include=com.acme.*\n"
            + "suppress.1=lock-order-cycle in com.acme.pay.* because it goes in May\n"
            + "suppress.2=deadlock in com.acme.* because nobody knows\n");

    assertThat(run("check", recording.toString())).isEqualTo(ExitCodes.OK);

    assertThat(out.toString())
        .contains("1 suppressed", "suppress.2 suppresses nothing")
        .doesNotContain("suppress.1 suppresses");
  }

  @Test
  void check_failOnWarning() {
    assertThat(run("baseline", recording.toString())).isZero();
    assertThat(run("check", "--fail-on=warning", recording.toString())).isZero();
    assertThat(baseline.toFile().delete()).isTrue();

    assertThat(run("check", "--fail-on", "never", recording.toString())).isZero();
    assertThat(run("check", "--fail-on", "all", recording.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("error, warning, note, never");
  }

  @Test
  void optionsInEnvironment_countBeforeThoseInTheFile() throws IOException {
    Path warning = record("threadlint-3.tlr", SampleRun.joinMissing());
    assertThat(run("check", warning.toString())).isZero();

    Files.writeString(properties, "fail-on=warning\n");
    assertThat(run("check", warning.toString())).isEqualTo(ExitCodes.FINDINGS);

    environment.put("THREADLINT_FAIL_ON", "never");
    assertThat(run("check", warning.toString())).isZero();
    assertThat(run("check", "--fail-on=warning", warning.toString())).isEqualTo(ExitCodes.FINDINGS);
  }

  @Test
  void strictCheck_refusesRunThatWasNotSeenWhole() throws IOException {
    Path killed = record("threadlint-4.tlr", false);

    assertThat(run("check", killed.toString())).isZero();
    assertThat(out.toString()).contains("not seen whole");
    assertThat(run("check", "--strict", killed.toString())).isEqualTo(ExitCodes.INCOMPLETE);
    assertThat(run("check", "--strict", record("threadlint-5.tlr").toString())).isZero();
  }

  @Test
  void unreadableRecording_isFour_alsoBesideAGoodOne() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.tlr"), "no recording");

    assertThat(run("check", odd.toString())).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(run("check", odd.toString(), record("threadlint-6.tlr").toString()))
        .isEqualTo(ExitCodes.UNREADABLE);
    assertThat(run("baseline", odd.toString())).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(run("merge", odd.toString())).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(err.toString()).contains("is not a Threadlint recording.");
  }

  @Test
  void namedBaselineThatIsMissing_isUsage() {
    assertThat(run("check", "--baseline", folder.resolve("no").toString(), recording.toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("The baseline", "Action:");
  }

  @Test
  void suppressionThatCannotBeRead_isUsage() throws IOException {
    Files.writeString(properties, "suppress.1=everything\n");

    assertThat(run("check", recording.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("suppress.1", "RULE in CLASSES because REASON");
  }

  @Test
  void baseline_leavesOutWhatIsSuppressed_andForgetsWhatIsGone() throws IOException {
    assertThat(run("baseline", recording.toString())).isZero();
    Files.writeString(properties, "suppress.1=* in com.acme.pay.* because it goes in May\n");

    assertThat(run("baseline", recording.toString())).isZero();

    assertThat(baseline).content().contains("41d07be0").doesNotContain("9f3c2a71");
  }

  @Test
  void sarif_goesToItsFile_andTheTextToTheConsole() {
    Path sarif = folder.resolve("out.sarif");

    assertThat(run("check", "--format=sarif", "-o", sarif.toString(), recording.toString()))
        .isEqualTo(ExitCodes.FINDINGS);

    assertThat(sarif).content().contains("\"2.1.0\"", "9f3c2a71");
    assertThat(out.toString()).contains("2 new findings");
    assertThat(err.toString()).contains("2 of 2 findings have no file among the sources");
  }

  @Test
  void onGitHub_annotationsAndSummaryComeBySelf() {
    Path summary = folder.resolve("summary.md");
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    assertThat(run("check", recording.toString())).isEqualTo(ExitCodes.FINDINGS);

    assertThat(out.toString()).contains("2 new findings", "\n::error title=lock-order-cycle");
    assertThat(summary).content().startsWith("## Threadlint");
  }

  @Test
  void explainFingerprint_tellsWhichLineSuppressesIt() throws IOException {
    assertThat(run("explain", "9f3c2a71", recording.toString())).isZero();
    assertThat(out.toString()).contains("Neither baseline nor", "pay-1", "(CWE-833)");

    Files.writeString(properties, "suppress.1=* in *.PayWorker because it goes in May\n");
    assertThat(run("explain", "9f3c", recording.toString())).isZero();
    assertThat(out.toString())
        .contains("Suppressed by suppress.1, for com.acme.pay.PayWorker.run", "it goes in May");

    assertThat(run("explain", "00000000", recording.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("No finding has the fingerprint 00000000");
  }

  @Test
  void merge_makesOneRecordingOfMany() throws IOException {
    Path other = record("threadlint-7.tlr", SampleRun.lockOrderCycle(), SampleRun.deadlock());
    Path merged = folder.resolve("merged.tlr");

    assertThat(run("merge", "-o", merged.toString(), recording.toString(), other.toString()))
        .isZero();

    var read = RecordingReader.read(merged);
    assertThat(read.findings())
        .extracting(Finding::rule)
        .containsExactly("deadlock", "lock-order-cycle", "join-missing");
    assertThat(read.findings().get(1).count()).isEqualTo(6);
    assertThat(read.observed().counters()).containsEntry(Observed.RUNS, 2L);
    assertThat(out.toString()).contains("2 runs");
  }

  @Test
  void merge_doesNotWriteOverWhatItReads() {
    assertThat(run("merge", "-o", recording.toString(), recording.toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("to be read and to be written");
  }

  /** In the test's own folder, in English. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    String command = all.get(0);
    if (command.equals("baseline") || command.equals("check") && Files.exists(baseline)) {
      addDefault(all, "--baseline", baseline.toString());
    }
    if (!command.equals("merge")) {
      addDefault(all, "--suppressions", properties.toString());
    }
    if (!command.equals("baseline")) {
      all.add("--lang=en");
    }
    return new CommandLine(new Root())
        .addSubcommand("check", new CheckCommand(environment))
        .setDefaultValueProvider(new OptionDefaults(environment, properties))
        .setExecutionExceptionHandler(new CommandFailure())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(new String[0]));
  }

  private static void addDefault(List<String> arguments, String option, String value) {
    if (!arguments.contains(option)) {
      arguments.add(option);
      arguments.add(value);
    }
  }

  @Command(
      name = "threadlint",
      subcommands = {BaselineCommand.class, ExplainCommand.class, MergeCommand.class})
  static final class Root {}
}
