package dev.threadlint.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Finding CYCLE = SampleRun.lockOrderCycle();
  private static final Finding MISSING = SampleRun.joinMissing();

  @TempDir private Path folder;

  @Test
  void knownFinding_passes_andNewOneFails() throws IOException {
    Baseline baseline = written(Baseline.of(List.of(CYCLE)));

    assertThat(gate(baseline, FailOn.ERROR).judge(run(CYCLE)).fails()).isFalse();
    GateResult result = gate(baseline, FailOn.ERROR).judge(run(CYCLE, SampleRun.deadlock()));
    assertThat(result.fails()).isTrue();
    assertThat(result.of(Standing.NEW)).containsExactly(SampleRun.deadlock());
    assertThat(result.of(Standing.KNOWN)).containsExactly(CYCLE);
  }

  @Test
  void failOn_isFromThatSeverityOn() {
    assertThat(gate(null, FailOn.ERROR).judge(run(MISSING)).fails()).isFalse();
    assertThat(gate(null, FailOn.WARNING).judge(run(MISSING)).fails()).isTrue();
    assertThat(gate(null, FailOn.NOTE).judge(run(MISSING)).fails()).isTrue();
    assertThat(gate(null, FailOn.NEVER).judge(run(CYCLE)).fails()).isFalse();
  }

  @Test
  void suppressedFinding_passes_andUnusedLinesAreTold() {
    var used = line("suppress.1", "lock-order-cycle in com.acme.pay.* because it is old");
    var unused = line("suppress.2", "deadlock in com.acme.pay.* because it is old");

    GateResult result =
        new Gate(null, new Suppressions(List.of(used, unused)), FailOn.ERROR).judge(run(CYCLE));

    assertThat(result.fails()).isFalse();
    assertThat(result.findings().get(0).suppression()).isEqualTo(used);
    assertThat(result.findings().get(0).frame())
        .hasToString("com.acme.pay.Payments.transfer(Payments.java:37)");
    assertThat(result.unused()).containsExactly(unused);
  }

  @Test
  void lineThatAnotherOneMadeNeedless_isNotUnused() {
    var one = line("suppress.1", "lock-order-cycle in com.acme.pay.* because it is old");
    var two = line("suppress.2", "lock-order-cycle in com.acme.audit.* because it is old");

    GateResult result =
        new Gate(null, new Suppressions(List.of(one, two)), FailOn.ERROR).judge(run(CYCLE));

    assertThat(result.unused()).isEmpty();
  }

  @Test
  void acceptedFindingThatIsGone_isCounted() {
    Baseline baseline = Baseline.of(List.of(CYCLE, MISSING));

    assertThat(gate(baseline, FailOn.ERROR).judge(run(CYCLE)).notMet()).isEqualTo(1);
  }

  @Test
  void runThatWasNotSeenWhole_isIncomplete() {
    Recording whole = run(CYCLE);
    var torn = new Recording(whole.header(), whole.findings(), whole.observed(), true);

    assertThat(gate(null, FailOn.ERROR).judge(whole).complete()).isTrue();
    assertThat(gate(null, FailOn.ERROR).judge(torn).complete()).isFalse();
  }

  @Test
  void baseline_hasOneSortedFindingALine() throws IOException {
    Path file = folder.resolve("baseline.json");
    Baseline.of(SampleRun.allFindings()).write(file);

    Golden.check("baseline.json", Files.readString(file));
  }

  @Test
  void emptyBaseline_canBeReadBack() throws IOException {
    assertThat(written(Baseline.empty()).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"formatVersion\": \"x\", \"findings\": []}",
        "{\"formatVersion\": 1}",
        "{\"formatVersion\": 1, \"findings\": [{}]}",
        "{\"formatVersion\": 1, \"findings\": [1]}",
        "{\"formatVersion\": 2, \"findings\": []}",
        "not json"
      })
  void fileThatIsNoBaseline_isRefusedInOneSentence(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("odd.json"), content);

    assertThatThrownBy(() -> Baseline.read(file))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("odd.json");
  }

  private Baseline written(Baseline baseline) {
    Path file = folder.resolve("written.json");
    baseline.write(file);
    return Baseline.read(file);
  }

  private static Gate gate(Baseline baseline, FailOn failOn) {
    return new Gate(baseline, Suppressions.NONE, failOn);
  }

  private static Suppression line(String key, String text) {
    return Suppression.parse(key, text, RuleCatalog.ids());
  }

  private static Recording run(Finding... findings) {
    return SampleRun.recording(List.of(findings));
  }
}
