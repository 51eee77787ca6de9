package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private final Speech speech = new Speech();

  @Test
  void laterThread_liesToTheRight() {
    Moments moments = of(SampleRun.lockOrderCycle());

    assertThat(moments.points())
        .extracting(Moments.Point::thread)
        .containsExactly("pay-1", "audit");
    assertThat(moments.points().get(0).x()).isLessThan(moments.points().get(1).x());
    assertThat(moments.apart().english().plain()).isEqualTo("1.1 ms");
    assertThat(moments.points().get(1).wanted()).isEqualTo("Bank.accounts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 2 3", "soon later", "1 "})
  void timesThatAreNotThose_areNotDrawn(String times) {
    assertThat(of(with(times))).isNull();
  }

  @Test
  void sameMoment_liesInTheMiddle() {
    Moments moments = of(with("5 5"));

    assertThat(moments.firstX()).isEqualTo(moments.lastX());
    assertThat(moments.apart().english().plain()).isEqualTo("0 ms");
  }

  private Moments of(Finding finding) {
    return Moments.of(finding, speech.telling(finding, RuleCatalog.load()), speech);
  }

  private static Finding with(String times) {
    Finding sample = SampleRun.lockOrderCycle();
    Map<String, String> values = new HashMap<>(sample.values());
    values.put("askedMicros", times);
    return new Finding(
        sample.rule(),
        sample.severity(),
        sample.confidence(),
        sample.count(),
        sample.fingerprint(),
        sample.threads(),
        sample.locks(),
        sample.steps(),
        values,
        sample.atMillis());
  }
}
