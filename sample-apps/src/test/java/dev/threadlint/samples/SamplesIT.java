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

  @TempDir private Path folder;

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void tracedSample_runsAsBefore_andShowsExactlyItsMarkedFaults(Sample sample) throws Exception {
    SampleRun plain = SampleRun.untraced(sample, folder);
    SampleRun traced = SampleRun.traced(sample, folder);

    assertThat(traced.exitCode()).as(traced.messages()).isEqualTo(plain.exitCode()).isZero();
    assertThat(traced.output()).as(traced.messages()).isEqualTo(plain.output()).isNotEmpty();

    Recording recording = traced.recording();
    assertThat(recording.observed().complete()).as(traced.messages()).isTrue();
    Set<String> found =
        recording.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    assertThat(found).as(traced.messages()).isEqualTo(sample.marked().keySet());
    sample
        .marked()
        .forEach(
            (rule, line) ->
                assertThat(placesOf(rule, recording, sample))
                    .as("lines at which %s points", rule)
                    .containsAnyOf(line, line + BLOCKED_AT_NEXT));
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
