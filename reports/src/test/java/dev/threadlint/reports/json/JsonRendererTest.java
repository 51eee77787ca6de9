package dev.threadlint.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.threadlint.reports.Golden;
import dev.threadlint.reports.Hostile;
import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.Schema;
import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.SuppressionsOf;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
  private final JsonRenderer renderer = new JsonRenderer(RuleCatalog.load());

  @Test
  void wholeRecording() throws IOException {
    Golden.check(
        "report.json",
        render(
            SampleRun.recording(List.of(SampleRun.lockOrderCycle(), SampleRun.taskFailureLost()))));
  }

  @Test
  void anyReport_isValid() throws IOException {
    Schema schema = Schema.read(Path.of("../docs/report.schema.json"), VersionFlag.V202012);

    schema.check(render(SampleRun.recording()));
    schema.check(render(SampleRun.clean()));
    schema.check(render(Hostile.recording()));
    schema.check(checked());
    assertThat(schema.accepts("{\"formatVersion\": 1}")).isFalse();
  }

  @Test
  void check_saysWhatTheBuildMakesOfEachFinding() throws IOException {
    JsonObject report = JsonParser.parseString(checked()).getAsJsonObject();

    assertThat(report.getAsJsonObject("gate").get("fails").getAsBoolean()).isTrue();
    assertThat(report.getAsJsonArray("findings").asList())
        .extracting(finding -> finding.getAsJsonObject().get("standing").getAsString())
        .contains("new", "known", "suppressed");
  }

  private String checked() throws IOException {
    var gate =
        new Gate(
            Baseline.of(List.of(SampleRun.joinMissing())),
            SuppressionsOf.line("task-failure-lost in com.acme.mail.* because mail is lost"),
            FailOn.ERROR);
    var out = new StringWriter();
    renderer.render(SampleRun.recording(), gate.judge(SampleRun.recording()), out);
    return out.toString();
  }

  @Test
  void finding_hasWhatScriptsAskFor() throws IOException {
    JsonObject report = JsonParser.parseString(render(SampleRun.recording())).getAsJsonObject();
    JsonObject finding = report.getAsJsonArray("findings").get(3).getAsJsonObject();

    assertThat(report.get("formatVersion").getAsInt()).isEqualTo(1);
    assertThat(finding.get("rule").getAsString()).isEqualTo("lock-order-cycle");
    assertThat(finding.get("severity").getAsString()).isEqualTo("error");
    assertThat(finding.get("confidence").getAsString()).isEqualTo("predicted");
    assertThat(finding.get("count").getAsInt()).isEqualTo(3);
    assertThat(finding.get("fingerprint").getAsString()).isEqualTo("9f3c2a71");
    JsonObject lock = finding.getAsJsonArray("locks").get(1).getAsJsonObject();
    assertThat(lock.get("class").getAsString())
        .isEqualTo("java.util.concurrent.locks.ReentrantLock");
    assertThat(lock.get("name").getAsString()).isEqualTo("Bank.ledger");
    JsonObject stack = finding.getAsJsonArray("stacks").get(0).getAsJsonObject();
    assertThat(stack.getAsJsonArray("text").get(0).getAsString())
        .isEqualTo("com.acme.pay.Payments.transfer(Payments.java:37)");
    assertThat(finding.getAsJsonArray("threads")).hasSize(2);
  }

  @Test
  void measures_areInNanoseconds() throws IOException {
    JsonObject measures =
        JsonParser.parseString(render(SampleRun.measured()))
            .getAsJsonObject()
            .getAsJsonObject("measures");
    JsonObject lock = measures.getAsJsonArray("locks").get(0).getAsJsonObject();
    JsonObject pool = measures.getAsJsonArray("pools").get(0).getAsJsonObject();

    assertThat(lock.get("field").getAsString()).isEqualTo("Bank.ledger");
    assertThat(lock.get("at").getAsString())
        .isEqualTo("com.acme.ledger.Ledger.post(Ledger.java:58)");
    assertThat(lock.getAsJsonObject("waits").get("count").getAsLong()).isEqualTo(1_263);
    assertThat(lock.getAsJsonObject("waits").get("maxNanos").getAsDouble())
        .isCloseTo(82_000_000, withinPercentage(1));
    assertThat(lock.getAsJsonArray("heldBy").get(0).getAsJsonObject().get("thread").getAsString())
        .isEqualTo("audit");
    assertThat(pool.get("maxWorkers").getAsInt()).isEqualTo(4);
    assertThat(pool.getAsJsonObject("queued").get("p50Nanos").getAsDouble())
        .isCloseTo(200_000, withinPercentage(1));
  }

  @Test
  void names_areWholeAndSafeInAnyEncoding() throws IOException {
    String name = "支付 \ud83c\udfe6 \u202e </script>\n\u0000" + "x".repeat(5_000);
    Finding before = SampleRun.joinMissing();
    var finding =
        new Finding(
            before.rule(),
            before.severity(),
            before.confidence(),
            1,
            "00000000",
            List.of(new ThreadRef(1, name, false, false)),
            List.of(),
            List.of(),
            Map.of(),
            0);

    String json = render(SampleRun.recording(List.of(finding)));

    assertThat(json).matches("\\p{ASCII}*");
    JsonObject read =
        JsonParser.parseString(json)
            .getAsJsonObject()
            .getAsJsonArray("findings")
            .get(0)
            .getAsJsonObject();
    assertThat(read.getAsJsonArray("threads").get(0).getAsJsonObject().get("name").getAsString())
        .isEqualTo(name);
  }

  private String render(Recording recording) throws IOException {
    var out = new StringWriter();
    renderer.render(recording, out);
    return out.toString();
  }
}
