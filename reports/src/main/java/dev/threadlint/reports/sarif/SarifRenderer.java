package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.json.AsciiWriter;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a recording as one SARIF log with one run, in English. */
public final class SarifRenderer {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final RuleCatalog catalog;
  private final SourceTree sources;
  private final Words words = Words.of(Language.ENGLISH);

  /** Speaks with the texts of that catalog, and finds files in those sources. */
  public SarifRenderer(RuleCatalog catalog, SourceTree sources) {
    this.catalog = catalog;
    this.sources = sources;
  }

  /** Writes the log and a line end; the writer stays open. */
  public void render(Recording recording, GateResult gate, Writer out) throws IOException {
    var json = new JsonWriter(new AsciiWriter(out));
    json.setIndent("  ");
    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("Threadlint");
    json.name("version").value(recording.header().tool());
    new RulesSarif(json).write(catalog.all());
    json.endObject().endObject();
    writeInvocation(recording.observed(), json);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("results").beginArray();
    List<String> ids = catalog.all().stream().map(Rule::id).toList();
    for (JudgedFinding judged : gate.findings()) {
      FindingText text = FindingText.of(judged.finding(), catalog, words);
      new ResultSarif(json, sources, words)
          .write(judged, text, ids.indexOf(judged.finding().rule()), gate.withBaseline());
    }
    json.endArray();
    json.endObject().endArray();
    json.endObject();
    json.flush();
    out.write('\n');
    out.flush();
  }

  /** What was not seen, as notes of the tool about itself. */
  private void writeInvocation(Observed observed, JsonWriter json) throws IOException {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(observed.complete());
    json.name("toolExecutionNotifications").beginArray();
    for (BlindSpot blind : observed.blindSpots()) {
      String detail = blind.detail().isEmpty() ? "" : ": " + Visible.of(blind.detail());
      json.beginObject();
      json.name("descriptor").beginObject().name("id").value(blind.id()).endObject();
      json.name("level").value("note");
      json.name("message").beginObject();
      json.name("text").value(SarifText.plain(words.named("blind", blind.id()) + detail));
      json.endObject();
      json.endObject();
    }
    json.endArray();
    json.endObject().endArray();
  }
}
