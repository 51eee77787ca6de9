package dev.threadlint.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.ThreadRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRecordingsTest {
  private static final long STARTED = 1_000;
  private static final Observed NOTHING = RecordingContent.NOTHING_OBSERVED;

  @TempDir private Path folder;

  @Test
  void recordingsOfChildren_lieBesideThatOfTheProgram_andNotBesideOthers() throws IOException {
    Path program = folder.resolve("run.tlr");
    Files.createFile(folder.resolve("run-child-7.tlr"));
    Files.createFile(folder.resolve("run-child-x.tlr"));
    Files.createFile(folder.resolve("running-child-8.tlr"));
    Files.createFile(folder.resolve("run-child-12.html"));

    Path child = ChildRecordings.of(program, "7");
    assertThat(ChildRecordings.beside(program)).containsExactly(child);
    Path alone = folder.resolve("other-child-1.tlr");
    assertThat(ChildRecordings.withoutChildren(List.of(program, child, alone)))
        .containsExactly(program, alone);
  }

  @Test
  void nameOfAChild_isKnownOnceItHasSaidSo() throws IOException {
    Path file = folder.resolve("run-child-7.tlr");
    var header = new RunHeader("1", "ChildProgram", 7, "17", "Linux", STARTED);
    try (RecordingWriter writer = RecordingWriter.create(file, header)) {
      ChildRuns spare = read(file);
      assertThat(spare.count()).isZero();
      writer.header(header.ofProcess("ledger"));
      assertThat(RecordingReader.read(file).header().process()).isEqualTo("ledger");
      assertThat(read(file).knows(7)).isTrue();
    }
  }

  @Test
  void findingOfAChild_namesItAndItsThreads() throws IOException {
    Finding own = SampleRun.taskFailureLost();
    Finding met = SampleRun.lockOrderCycle();
    ChildRuns runs = read(record(7, true, met));

    Finding told = runs.findingsWith(List.of(own)).get(1);
    assertThat(told.values()).containsEntry(Finding.PROCESS, "child7 (pid 7)");
    assertThat(told.threads()).extracting(ThreadRef::name).allMatch(n -> n.startsWith("child7/"));
    assertThat(told.steps()).allMatch(step -> step.thread().name().startsWith("child7/"));
    assertThat(runs.findingsWith(List.of(own)).get(0)).isEqualTo(own);
  }

  @Test
  void sameFindingOfSeveral_isOne_andNamesAFew() throws IOException {
    Finding met = SampleRun.lockOrderCycle();
    ChildRuns runs =
        read(
            record(1, true, met), record(2, true, met), record(3, true, met), record(4, true, met));

    List<Finding> told = runs.findingsWith(List.of(met));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).count()).isEqualTo(5 * met.count());
    assertThat(told.get(0).values())
        .containsEntry(Finding.PROCESS, "MainProcess, child1 (pid 1), child2 (pid 2), + 2");
  }

  @Test
  void whatWasNotSeenOfAChild_isSaid() throws IOException {
    Path unreadable = Files.writeString(folder.resolve("run-child-9.tlr"), "no recording");
    ChildRuns runs = read(record(1, false), record(2, false), record(3, true), unreadable);

    Observed observed = runs.observedWith(NOTHING, Set.of(2L));
    assertThat(observed.blindSpots())
        .containsExactly(
            new BlindSpot("child-unreadable", "run-child-9.tlr", 1),
            new BlindSpot("child-cut-short", "child1 (pid 1)", 1),
            new BlindSpot("child-unfinished", "child2 (pid 2)", 1));
    assertThat(observed.counters())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Observed.PROCESSES, 3L, Observed.THREADS, 6L));
  }

  @Test
  void runWithoutChildren_isAsItWas() {
    Recording own = SampleRun.recording();
    RecordedRun run = new RecordedRun(own, List.of());
    assertThat(new ChildRuns(0).with(run)).isSameAs(run);
  }

  @Test
  void whatAnEarlierProgramLeftInTheSamePlace_isNotOfThisOne() throws IOException {
    Path file = record(7, false, SampleRun.lockOrderCycle());
    ChildRuns later = new ChildRuns(STARTED + 1);
    later.add(file);
    assertThat(later.count()).isZero();
    assertThat(later.findingsWith(List.of())).isEmpty();
    assertThat(read(file).count()).isEqualTo(1);
  }

  private Path record(long pid, boolean complete, Finding... findings) throws IOException {
    Path file = folder.resolve("run-child-" + pid + ".tlr");
    String name = "child" + pid;
    var header = new RunHeader("1", "ChildProgram", pid, "17", "Linux", STARTED, name);
    try (RecordingWriter writer = RecordingWriter.create(file, header)) {
      for (Finding finding : findings) {
        writer.finding(finding);
      }
      Map<String, Long> counters = Map.of(Observed.THREADS, 2L, Observed.CLASSES_TRACED, 9L);
      writer.observed(
          new Observed(counters, Map.of(), List.of(), Map.of(), List.of(), 5, complete));
    }
    return file;
  }

  private static ChildRuns read(Path... files) {
    ChildRuns runs = new ChildRuns(STARTED);
    List.of(files).forEach(runs::add);
    return runs;
  }
}
