package dev.threadlint.reports.json;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.gate.Suppression;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a recording as one JSON document, in English and without the limits made for eyes. */
public final class JsonRenderer {
  /** Goes up when a reader of the format before would be wrong. */
  public static final int FORMAT_VERSION = 1;

  private final RuleCatalog catalog;
  private final Words words = Words.of(Language.ENGLISH);

  /** Speaks with the texts of that catalog. */
  public JsonRenderer(RuleCatalog catalog) {
    this.catalog = catalog;
  }

  /** Writes the document and a line end; the writer stays open. */
  public void render(Recording recording, Writer out) throws IOException {
    render(recording, null, out);
  }

  /** The same, with what a build makes of it. */
  public void render(Recording recording, @Nullable GateResult gate, Writer out)
      throws IOException {
    var json = new JsonWriter(new AsciiWriter(out));
    json.setIndent("  ");
    json.beginObject();
    json.name("formatVersion").value(FORMAT_VERSION);
    json.name("tool").beginObject();
    json.name("name").value("threadlint");
    json.name("version").value(recording.header().tool());
    json.endObject();
    writeRun(recording, json);
    writeObserved(recording.observed(), json);
    if (gate != null) {
      writeGate(gate, json);
    }
    writeFindings(recording.findings(), gate, json);
    writeSuppressed(recording.suppressed(), json);
    new MeasuresJson(json).write(recording.measures());
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  private static void writeGate(GateResult gate, JsonWriter json) throws IOException {
    json.name("gate").beginObject();
    json.name("failOn").value(gate.failOn().name().toLowerCase(Locale.ROOT));
    json.name("fails").value(gate.fails());
    json.name("complete").value(gate.complete());
    json.name("baseline").value(gate.withBaseline());
    json.name("baselineNotMet").value(gate.notMet());
    json.name("unusedSuppressions").beginArray();
    for (Suppression line : gate.unused()) {
      json.value(line.key());
    }
    json.endArray();
    json.endObject();
  }

  private void writeFindings(List<Finding> findings, @Nullable GateResult gate, JsonWriter json)
      throws IOException {
    json.name("findings").beginArray();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      JudgedFinding judged = gate == null ? null : gate.findings().get(i);
      FindingText text = FindingText.of(finding, catalog, words);
      new FindingJson(finding, text, json).write(judged);
    }
    json.endArray();
  }

  private void writeSuppressed(List<SuppressedCycle> suppressed, JsonWriter json)
      throws IOException {
    json.name("suppressedCycles").beginArray();
    for (SuppressedCycle each : suppressed) {
      json.beginObject();
      json.name("reason").value(each.reason());
      json.name("cycle");
      FindingText text = FindingText.of(each.cycle(), catalog, words);
      new FindingJson(each.cycle(), text, json).write(null);
      json.endObject();
    }
    json.endArray();
  }

  private static void writeRun(Recording recording, JsonWriter json) throws IOException {
    RunHeader header = recording.header();
    json.name("run").beginObject();
    json.name("program").value(header.program());
    json.name("pid").value(header.pid());
    json.name("jdk").value(header.jdk());
    json.name("os").value(header.os());
    json.name("started").value(Instant.ofEpochMilli(header.startedMillis()).toString());
    json.name("elapsedMillis").value(recording.observed().elapsedMillis());
    json.name("complete").value(recording.observed().complete());
    json.name("truncated").value(recording.truncated());
    json.endObject();
  }

  private static void writeObserved(Observed observed, JsonWriter json) throws IOException {
    json.name("observed").beginObject();
    writeCounts("counters", observed.counters(), json);
    writeCounts("suppressed", observed.suppressed(), json);
    json.name("rulesOff").beginArray();
    for (String rule : observed.rulesOff()) {
      json.value(rule);
    }
    json.endArray();
    json.name("rulesNotJudged").beginObject();
    for (Map.Entry<String, String> rule : new TreeMap<>(observed.rulesNotJudged()).entrySet()) {
      json.name(rule.getKey()).value(rule.getValue());
    }
    json.endObject();
    json.name("blindSpots").beginArray();
    for (BlindSpot blind : observed.blindSpots()) {
      json.beginObject();
      json.name("id").value(blind.id());
      json.name("detail").value(blind.detail());
      json.name("count").value(blind.count());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static void writeCounts(String name, Map<String, Long> counts, JsonWriter json)
      throws IOException {
    json.name(name).beginObject();
    for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
      json.name(count.getKey()).value(count.getValue());
    }
    json.endObject();
  }
}
