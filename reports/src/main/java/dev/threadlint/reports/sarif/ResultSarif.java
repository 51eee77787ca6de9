package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.gate.Suppression;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/** A finding as a result. */
final class ResultSarif {
  private final JsonWriter json;
  private final SourceTree sources;
  private final Words words;

  ResultSarif(JsonWriter json, SourceTree sources, Words words) {
    this.json = json;
    this.sources = sources;
    this.words = words;
  }

  void write(JudgedFinding judged, FindingText text, int ruleIndex, boolean withBaseline)
      throws IOException {
    Finding finding = judged.finding();
    json.beginObject();
    json.name("ruleId").value(finding.rule());
    if (ruleIndex >= 0) {
      json.name("ruleIndex").value(ruleIndex);
    }
    json.name("level").value(RulesSarif.level(finding.severity()));
    json.name("message").beginObject();
    json.name("text").value(SarifText.plain(message(text)));
    json.endObject();
    writeLocation(finding);
    json.name("partialFingerprints").beginObject();
    json.name("threadlint/v1").value(finding.fingerprint());
    json.endObject();
    json.name("occurrenceCount").value(Math.max(1, finding.count()));
    if (withBaseline && judged.standing() != Standing.SUPPRESSED) {
      boolean isNew = judged.standing() == Standing.NEW;
      json.name("baselineState").value(isNew ? "new" : "unchanged");
    }
    new ThreadFlowSarif(json, sources, text.names(), words).write(finding);
    writeStacks(finding, text);
    writeSuppression(judged);
    json.name("properties").beginObject();
    json.name("confidence").value(finding.confidence().name().toLowerCase(Locale.ROOT));
    json.endObject();
    json.endObject();
  }

  private static String message(FindingText text) {
    String what = text.what().plain();
    String fix = text.fix().plain();
    String first = what.isEmpty() ? text.title().plain() : what;
    return fix.isEmpty() ? first : first + " " + fix;
  }

  private void writeLocation(Finding finding) throws IOException {
    Frame site =
        sources
            .site(finding.steps())
            .orElseGet(
                () ->
                    finding.steps().stream()
                        .map(step -> step.stack().site())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    if (site != null) {
      json.name("locations").beginArray();
      new LocationSarif(json, sources).writePrimary(site);
      json.endArray();
    }
  }

  private void writeStacks(Finding finding, FindingText text) throws IOException {
    json.name("stacks").beginArray();
    for (Step step : finding.steps()) {
      if (!step.stack().frames().isEmpty()) {
        String sentence = StepSentence.of(step, text.names(), words);
        new StackSarif(json, new LocationSarif(json, sources)).write(step.stack(), sentence);
      }
    }
    json.endArray();
  }

  private void writeSuppression(JudgedFinding judged) throws IOException {
    Suppression line = judged.suppression();
    if (line != null) {
      json.name("suppressions").beginArray().beginObject();
      json.name("kind").value("external");
      json.name("status").value("accepted");
      json.name("justification").value(line.because());
      json.endObject().endArray();
    }
  }
}
