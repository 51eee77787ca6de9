package dev.threadlint.reports.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import dev.threadlint.reports.gate.Suppressions;
import dev.threadlint.reports.gate.SuppressionsOf;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifRendererTest {
  private static final Path SCHEMA = Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json");

  private Gate gate =
      new Gate(
          Baseline.of(List.of(SampleRun.joinMissing())),
          SuppressionsOf.line("task-failure-lost in com.acme.mail.* because mail is best effort"),
          FailOn.ERROR);

  @TempDir private Path folder;

  @Test
  void wholeRecording_isAsExpected_andValid() throws IOException {
    String log =
        render(
            SampleRun.recording(
                List.of(
                    SampleRun.lockOrderCycle(),
                    SampleRun.taskFailureLost(),
                    SampleRun.joinMissing())));

    schema().check(log);
    Golden.check("report.sarif", log);
  }

  @Test
  void everyRuleAndFinding_isValid() throws IOException {
    schema().check(render(SampleRun.recording()));
    schema().check(render(SampleRun.clean()));
  }

  @Test
  void hostileNames_staySafeAndValid() throws IOException {
    String log = render(Hostile.recording());

    schema().check(log);
    assertThat(log).matches("[\\p{ASCII}]*").doesNotContain("../..");
  }

  @Test
  void schema_isNotSatisfiedWithAnything() throws IOException {
    assertThat(schema().accepts("{\"version\": \"2.1.0\"}")).isFalse();
  }

  @Test
  void eachThread_isOneThreadFlow_inTheOrderThatHangs() throws IOException {
    JsonObject result =
        results(render(SampleRun.recording(List.of(SampleRun.lockOrderCycle()))))
            .get(0)
            .getAsJsonObject();
    JsonArray flows =
        result.getAsJsonArray("codeFlows").get(0).getAsJsonObject().getAsJsonArray("threadFlows");

    assertThat(flows).hasSize(2);
    assertThat(flows.get(0).getAsJsonObject().get("id").getAsString()).isEqualTo("pay-1");
    assertThat(orders(flows.get(0))).containsExactly(0, 2);
    assertThat(orders(flows.get(1))).containsExactly(1, 3);
  }

  private static List<Integer> orders(JsonElement flow) {
    return flow.getAsJsonObject().getAsJsonArray("locations").asList().stream()
        .map(location -> location.getAsJsonObject().get("executionOrder").getAsInt())
        .toList();
  }

  @Test
  void location_isTheFirstFrameWithASource() throws IOException {
    Path source = folder.resolve("pay module/src/main/java/com/acme/pay/PayWorker.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class PayWorker {}");

    String log =
        render(SampleRun.recording(List.of(SampleRun.lockOrderCycle())), SourceTree.below(folder));

    JsonObject location =
        results(log)
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertThat(location.getAsJsonObject("artifactLocation").get("uri").getAsString())
        .isEqualTo("pay%20module/src/main/java/com/acme/pay/PayWorker.java");
    assertThat(location.getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(22);
    schema().check(log);
  }

  @Test
  void withoutBaseline_noFindingIsCalledNew() throws IOException {
    gate = new Gate(null, Suppressions.NONE, FailOn.ERROR);

    assertThat(render(SampleRun.recording())).doesNotContain("baselineState");
  }

  @Test
  void brackets_areNoLinks() {
    assertThat(SarifText.plain("int[] a {0} {x} \\")).isEqualTo("int\\[\\] a {{0}} {x} \\\\");
  }

  private static JsonArray results(String log) {
    return JsonParser.parseString(log)
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("results");
  }

  private static Schema schema() throws IOException {
    return Schema.read(SCHEMA, VersionFlag.V4);
  }

  private String render(Recording recording) throws IOException {
    return render(recording, SourceTree.none());
  }

  private String render(Recording recording, SourceTree sources) throws IOException {
    var out = new StringWriter();
    new SarifRenderer(RuleCatalog.load(), sources).render(recording, gate.judge(recording), out);
    return out.toString();
  }
}
