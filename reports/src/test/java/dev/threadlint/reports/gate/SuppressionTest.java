package dev.threadlint.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock-order-cycle in com.acme.pay.Payments because reasons",
        "lock-order-cycle in com.acme.pay.* because reasons",
        "lock-order-cycle in com.acme.*.Payments because reasons",
        "lock-order-cycle in com.acme.pay.Payments.transfer because reasons",
        "lock-order-cycle in com.acme.pay.Payments.* because reasons",
        "lock-order-cycle in *.Audit because not only the first thread counts",
        "lock-order-cycle in com.acme.pay.PayWorker because not only the first frame counts",
        "* in com.acme.pay.* because any rule",
        "9f3c2a71 because this one",
        "9f3c2a71 in com.acme.pay.* because this one there"
      })
  void anyFrameOfAnyStack_isAccepted(String line) {
    assertThat(parse(line).match(SampleRun.lockOrderCycle())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "join-missing in com.acme.pay.Payments because reasons",
        "lock-order-cycle in com.acme.pay because that is no class",
        "lock-order-cycle in Payments because that is no whole name",
        "lock-order-cycle in com.acme.pay.Pay because that is half a name",
        "lock-order-cycle in com.acme.pay.Payments.stop because it does not stop",
        "9f3c2a72 because another one"
      })
  void whatDoesNotMatch_isNotAccepted(String line) {
    assertThat(parse(line).match(SampleRun.lockOrderCycle())).isNull();
  }

  @Test
  void method_hasItsLambdas_andClassItsNestedOnes() {
    assertThat(parse("* in app.Pay.run because it").match(in("app.Pay", "lambda$run$3")))
        .isNotNull();
    assertThat(parse("* in app.Pay because it").match(in("app.Pay$Worker", "go"))).isNotNull();
    assertThat(parse("* in app.Pay because it").match(in("app.Payments", "go"))).isNull();
  }

  private static Finding in(String className, String method) {
    Finding before = SampleRun.joinMissing();
    var stack = new StackTrace(List.of(new Frame(className, method, null, 1)), false);
    return new Finding(
        before.rule(),
        before.severity(),
        before.confidence(),
        1,
        before.fingerprint(),
        before.threads(),
        List.of(),
        List.of(Step.other(SampleRun.PAY, Action.STARTS, "x", stack)),
        before.values(),
        0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock-order-cycle in com.acme.*",
        "lock-order-cycle because I say so",
        "lock-odd-cycle in com.acme.* because it is misspelt",
        "lock-order-cycle in com.acme.* because ",
        ""
      })
  void lineWithoutReasonPlaceOrRule_isRefusedInOneSentence(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("suppress.1")
        .hasMessageContaining("because REASON");
  }

  @Test
  void properties_areTakenInTheOrderOfTheirNumbers() {
    var properties = new Properties();
    properties.setProperty("include", "com.acme.*");
    properties.setProperty("suppress.10", "* in b.* because ten");
    properties.setProperty("suppress.9", "* in a.* because nine");
    properties.setProperty("suppress.legacy", "* in c.* because old");

    assertThat(Suppressions.of(properties, RuleCatalog.ids()).all())
        .extracting(Suppression::key)
        .containsExactly("suppress.9", "suppress.10", "suppress.legacy");
  }

  private static Suppression parse(String line) {
    return Suppression.parse("suppress.1", line, RuleCatalog.ids());
  }
}
