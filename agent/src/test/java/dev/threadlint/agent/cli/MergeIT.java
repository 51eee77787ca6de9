package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.recording.RecordingReader;
import dev.threadlint.reports.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand recordings, as of a large test suite, in a heap that could not hold all of them. */
class MergeIT {
  private static final Path JAR = Path.of(System.getProperty("threadlint.jar"));
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int RUNS = 1_000;
  private static final int FINDINGS = 100;
  private static final String HEAP = "-Xmx40m";

  @TempDir private Path folder;

  @Test
  void aThousandRecordings_fitIntoASmallHeap() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      record(run);
    }
    Path out = folder.resolve("out.txt");
    Process merge =
        new ProcessBuilder(
                JAVA.toString(), HEAP, "-jar", JAR.toRealPath().toString(), "merge", "--lang=en")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();

    assertThat(merge.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(merge.exitValue()).as(Files.readString(out)).isZero();
    assertThat(out).content().contains("100 errors", "1,000 runs");
    assertThat(RecordingReader.read(folder.resolve("merged.tlr")).findings())
        .hasSize(FINDINGS)
        .allMatch(finding -> finding.count() == RUNS);
  }

  private void record(int run) throws IOException {
    Path file = folder.resolve("threadlint-" + run + ".tlr");
    RunHeader header = new RunHeader("0.1.0", "app", run, "17", "any", run);
    try (RecordingWriter writer = RecordingWriter.create(file, header)) {
      for (int i = 0; i < FINDINGS; i++) {
        writer.finding(finding(run, i));
      }
      writer.observed(
          new Observed(Map.of(), Map.of(), List.of(), Map.of(), List.of(), 1_000, true));
    }
  }

  /** One that every run has, with lines and names of its own. */
  private static Finding finding(int run, int number) {
    ThreadRef thread = new ThreadRef(run, "thread-" + run, false, false);
    List<Frame> frames = new ArrayList<>();
    for (int depth = 0; depth < 30; depth++) {
      frames.add(new Frame("app.Type" + number, "method" + depth, "Type.java", run * 31 + depth));
    }
    return new Finding(
        "join-self",
        Severity.ERROR,
        Confidence.OBSERVED,
        1,
        String.format("%08x", number),
        List.of(thread),
        List.of(),
        List.of(Step.other(thread, Action.JOINS, thread.name(), new StackTrace(frames, false))),
        Map.of(),
        0);
  }
}
