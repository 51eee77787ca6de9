package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample says in its source what is found in it; every fixed one is passed over in silence.
 */
class SamplesIT {
  // Of a thread that is blocked at a monitor the JVM names the line of the next instruction.
  private static final int BLOCKED_AT_NEXT = 1;

  // What hangs does so for some seconds only. On a machine with too much to do the watchdog may not
  // come to look in that time; all other findings do not depend on when it comes.
  private static final int MOST_RUNS = 3;
  private static final Set<String> HANGS = Set.of("deadlock", "pipe-end-open", "join-before-drain");

  @TempDir private Path folder;

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void tracedSample_runsAsBefore_andShowsExactlyItsMarkedFaults(Sample sample) throws Exception {
    Set<String> marked = sample.marked().keySet();
    SampleRun plain = SampleRun.untraced(sample, folder);
    SampleRun traced = SampleRun.traced(sample, folder);
    for (int runs = 1; runs < MOST_RUNS && hangIsMissing(marked, traced); runs++) {
      traced = SampleRun.traced(sample, folder);
    }

    assertThat(traced.exitCode()).as(traced.messages()).isEqualTo(plain.exitCode()).isZero();
    assertThat(traced.output()).as(traced.messages()).isEqualTo(plain.output()).isNotEmpty();

    Recording recording = traced.recording();
    assertThat(recording.observed().complete()).as(traced.messages()).isTrue();
    assertThat(found(traced)).as(traced.messages()).isEqualTo(marked);
    sample
        .marked()
        .forEach(
            (rule, line) ->
                assertThat(placesOf(rule, recording, sample))
                    .as("lines at which %s points", rule)
                    .containsAnyOf(line, line + BLOCKED_AT_NEXT));
  }

  private static boolean hangIsMissing(Set<String> marked, SampleRun run) throws IOException {
    Set<String> found = found(run);
    return HANGS.stream().anyMatch(rule -> marked.contains(rule) && !found.contains(rule));
  }

  private static Set<String> found(SampleRun run) throws IOException {
    return run.recording().findings().stream().map(Finding::rule).collect(Collectors.toSet());
  }

  private static List<Integer> placesOf(String rule, Recording recording, Sample sample) {
    return recording.findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .flatMap(SamplesIT::frames)
        .filter(frame -> sample.file().equals(frame.fileName()))
        .map(Frame::line)
        .toList();
  }

  private static Stream<Frame> frames(Finding finding) {
    return finding.steps().stream().flatMap(step -> step.stack().frames().stream());
  }
}
