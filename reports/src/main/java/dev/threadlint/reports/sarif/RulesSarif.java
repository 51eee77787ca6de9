package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Values;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.rule.GeneralValues;
import dev.threadlint.reports.rule.Rule;
import java.io.IOException;
import java.util.List;

/** The rules as reporting descriptors. */
final class RulesSarif {
  private static final Values GENERAL = new GeneralValues(Words.of(Language.ENGLISH));

  private final JsonWriter json;

  RulesSarif(JsonWriter json) {
    this.json = json;
  }

  void write(List<Rule> rules) throws IOException {
    json.name("rules").beginArray();
    for (Rule rule : rules) {
      write(rule);
    }
    json.endArray();
  }

  private void write(Rule rule) throws IOException {
    String why = rule.why(Language.ENGLISH, GENERAL).plain();
    String fix = rule.fix(Language.ENGLISH, GENERAL).plain();
    json.beginObject();
    json.name("id").value(rule.id());
    text("shortDescription", rule.summary(Language.ENGLISH));
    text("fullDescription", why);
    json.name("help").beginObject();
    json.name("text").value(SarifText.plain(why + " " + fix));
    json.name("markdown").value(markdown(rule, why, fix));
    json.endObject();
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(level(rule.severity()));
    json.endObject();
    json.name("properties").beginObject();
    json.name("tags").beginArray();
    json.value("concurrency").value("external/cwe/cwe-" + rule.cwe());
    json.endArray();
    json.endObject();
    json.endObject();
  }

  private void text(String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(SarifText.plain(text)).endObject();
  }

  private static String markdown(Rule rule, String why, String fix) {
    return String.join(
        "\n",
        why,
        "",
        "```java",
        String.join("\n", rule.exampleBad()),
        "```",
        "",
        fix,
        "",
        "```java",
        String.join("\n", rule.exampleGood()),
        "```",
        "");
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
