package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Household;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.recording.ChildRecordings;
import dev.threadlint.reports.recording.ChildRuns;
import dev.threadlint.runtime.threading.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Child processes are traced with their program, and told of in its one report. */
class ChildProcessesIT {
  private static final String FOUND = "lock-order-cycle";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"child,ledger,1", "grandchild,journal,2"})
  void whatAChildDoes_isInTheReportOfTheProgram(String what, String process, long traced)
      throws Exception {
    ForkedRun run = jvm().run(Household.class, what);

    Finding finding = run.finding(FOUND);
    assertThat(finding.values().get(Finding.PROCESS)).matches(process + " \\(pid [0-9]+\\)");
    assertThat(finding.threads())
        .extracting(ThreadRef::name)
        .containsExactly(process + "/Thread-1", process + "/Thread-2");
    assertThat(run.recording().observed().counters()).containsEntry(Observed.PROCESSES, traced);
    assertThat(run.recording().observed().complete()).isTrue();
    assertThat(blindSpots(run)).isEmpty();
    assertThat(run.err()).contains("In process " + process).containsOnlyOnce("tracing (pid");
    assertThat(Files.readString(folder.resolve("run.html"))).contains(process + "/Thread-1");
    assertThat(run.out()).isEqualTo("exit code 0\n");
    assertThat(recordings()).containsExactly("run.tlr");
  }

  @Test
  void workersOfAPool_haveOneFindingTogether() throws Exception {
    ForkedRun run = jvm().run(Household.Pooled.class);

    assertThat(run.rules()).as(run.err()).containsExactly(FOUND);
    assertThat(run.finding(FOUND).count()).isEqualTo(4);
    assertThat(run.finding(FOUND).values().get(Finding.PROCESS)).contains("PoolWorker-");
    assertThat(run.recording().observed().counters()).containsEntry(Observed.PROCESSES, 2L);
    assertThat(run.out()).isEqualTo("[1, 2, 3, 4]\n");
  }

  @Test
  void killedChild_leavesWhatItHadRecorded() throws Exception {
    RunningJvm running = jvm().start(Household.class, "killed").until(this::childHasFinding);
    ForkedRun run = running.goOn().end();

    assertThat(run.out()).isEqualTo("exit code -9\n");
    assertThat(run.finding(FOUND).values().get(Finding.PROCESS)).startsWith("ledger");
    assertThat(blindSpots(run)).containsExactly("child-cut-short");
  }

  @Test
  void killedProgram_leavesItsChildrensRecordings_whichAreReadWithItsOwn() throws Exception {
    RunningJvm running = jvm().start(Household.class, "killed").until(this::childHasFinding);
    ForkedRun run = running.kill().end();
    assertThat(run.rules()).isEmpty();

    List<String> report =
        List.of("-jar", ForkedJvm.JAR.toString(), "report", "run.tlr", "--output", "later.html");
    ForkedRun reported = ForkedJvm.in(folder).untraced().startMain(report).end();
    assertThat(reported.exitCode()).as(reported.err()).isZero();
    assertThat(Files.readString(folder.resolve("later.html"))).contains("ledger/Thread-1");
  }

  @Test
  void childrenOff_areNotTraced_andTheReportSaysSo() throws Exception {
    ForkedRun run = jvm().with("children=off").run(Household.class, "child");

    assertThat(run.rules()).isEmpty();
    assertThat(blindSpots(run)).containsExactly("child-not-traced");
    assertThat(recordings()).containsExactly("run.tlr");
  }

  @Test
  void childrenOfAnotherJava_areNotTraced_andTheReportSaysSo() throws Exception {
    ForkedRun run = jvm().run(Household.class, "other java");

    assertThat(run.out()).isEqualTo("exit code 0\n");
    assertThat(run.rules()).isEmpty();
    assertThat(blindSpots(run)).containsExactly("child-not-traced");
  }

  @Test
  void noRecordingOfTheProgram_needsNoneOfItsChildren() throws Exception {
    ForkedRun run = jvm().with("recording=off").run(Household.class, "child");

    assertThat(run.err()).contains(FOUND).contains("In process ledger");
    assertThat(recordings()).isEmpty();
  }

  @Test
  void agentOfTheEnvironment_isOneInTheChild() throws Exception {
    String options = "lang=en,report=run.html,recording=run.tlr";
    ForkedRun run =
        jvm()
            .untraced()
            .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + ForkedJvm.JAR + "=" + options)
            .run(Household.class, "child");

    assertThat(run.finding(FOUND).values().get(Finding.PROCESS)).startsWith("ledger");
    assertThat(run.err()).containsOnlyOnce("tracing (pid").doesNotContain("already at work");
    assertThat(recordings()).containsExactly("run.tlr");
  }

  @Test
  void whatTheProgramSees_isAsWithoutTracer() throws Exception {
    ForkedRun traced = jvm().run(Household.class, "properties");
    ForkedRun untraced = jvm().untraced().run(Household.class, "properties");

    assertThat(traced.out()).isEqualTo(untraced.out());
  }

  private boolean childHasFinding() {
    ChildRuns runs = new ChildRuns(0);
    ChildRecordings.beside(folder.resolve("run.tlr")).forEach(runs::add);
    return !runs.findingsWith(List.of()).isEmpty();
  }

  private List<String> recordings() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tlr"))
          .sorted()
          .toList();
    }
  }

  private static List<String> blindSpots(ForkedRun run) {
    return run.recording().observed().blindSpots().stream().map(BlindSpot::id).toList();
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
