package dev.threadlint.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.Golden;
import dev.threadlint.reports.Hostile;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.SuppressionsOf;
import dev.threadlint.reports.language.Bundle;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateRendererTest {

  @Test
  void newFindingsCountsAndUnusedLines() throws IOException {
    Golden.check("check.txt", render(SampleRun.recording(), Language.ENGLISH));
    Golden.check("check-zh.txt", render(SampleRun.recording(), Language.CHINESE));
  }

  @Test
  void nothingNew_isShort() throws IOException {
    Golden.check("check-clean.txt", render(SampleRun.clean(), Language.ENGLISH));
  }

  @Test
  void hostileNames_stayOnTheirLines() throws IOException {
    assertThat(render(Hostile.recording(), Language.ENGLISH).lines())
        .allMatch(line -> line.matches("[\\P{Cntrl}]*"))
        .noneMatch(line -> line.startsWith("::"));
  }

  @Test
  void words_areTheSameKeysInEveryLanguage() {
    assertThat(Bundle.of("text/gate", Language.CHINESE).keys())
        .isEqualTo(Bundle.of("text/gate", Language.ENGLISH).keys());
  }

  private static String render(Recording recording, Language language) throws IOException {
    var gate =
        new Gate(
            Baseline.of(List.of(SampleRun.joinMissing(), SampleRun.lockOrderCycle())),
            SuppressionsOf.line("join-self in com.acme.* because it is never called"),
            FailOn.ERROR);
    var out = new StringBuilder();
    new GateRenderer(RuleCatalog.load())
        .render(recording, gate.judge(recording), TextOptions.plain(language), out);
    return out.toString();
  }
}
