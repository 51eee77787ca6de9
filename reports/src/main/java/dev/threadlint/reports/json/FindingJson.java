package dev.threadlint.reports.json;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.gate.Suppression;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.FindingText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One finding as JSON. */
final class FindingJson {
  private final Finding finding;
  private final FindingText text;
  private final JsonWriter json;

  FindingJson(Finding finding, FindingText text, JsonWriter json) {
    this.finding = finding;
    this.text = text;
    this.json = json;
  }

  /** Writes it, and what the build makes of it, if it was asked. */
  void write(@Nullable JudgedFinding judged) throws IOException {
    json.beginObject();
    json.name("rule").value(finding.rule());
    json.name("severity").value(lower(finding.severity()));
    json.name("confidence").value(lower(finding.confidence()));
    json.name("count").value(finding.count());
    json.name("fingerprint").value(finding.fingerprint());
    json.name("title").value(text.title().plain());
    json.name("message").value(text.what().plain());
    json.name("fix").value(text.fix().plain());
    json.name("atMillis").value(finding.atMillis());
    if (judged != null) {
      writeStanding(judged);
    }
    writeThreads();
    writeLocks();
    writeSteps();
    writeStacks();
    json.name("values").beginObject();
    for (Map.Entry<String, String> value : finding.values().entrySet()) {
      json.name(value.getKey()).value(value.getValue());
    }
    json.endObject();
    json.endObject();
  }

  private void writeStanding(JudgedFinding judged) throws IOException {
    json.name("standing").value(lower(judged.standing()));
    Suppression line = judged.suppression();
    if (line != null) {
      json.name("suppression").beginObject();
      json.name("key").value(line.key());
      json.name("because").value(line.because());
      json.endObject();
    }
  }

  private void writeThreads() throws IOException {
    json.name("threads").beginArray();
    for (ThreadRef thread : finding.threads()) {
      json.beginObject();
      json.name("id").value(thread.id());
      json.name("name").value(thread.name());
      json.name("virtual").value(thread.virtual());
      json.name("daemon").value(thread.daemon());
      json.endObject();
    }
    json.endArray();
  }

  private void writeLocks() throws IOException {
    json.name("locks").beginArray();
    for (LockRef lock : finding.locks()) {
      json.beginObject();
      json.name("id").value(lock.id());
      json.name("class").value(lock.className());
      json.name("name").value(text.names().of(lock));
      json.name("kind").value(lower(lock.kind()));
      json.endObject();
    }
    json.endArray();
  }

  /** The stack of a step is the one at the same place in {@code stacks}. */
  private void writeSteps() throws IOException {
    json.name("steps").beginArray();
    for (Step step : finding.steps()) {
      json.beginObject();
      writeDeed(step);
      LockMode mode = step.mode();
      json.name("mode").value(mode == null ? null : lower(mode));
      json.name("target").value(step.target());
      json.endObject();
    }
    json.endArray();
  }

  private void writeDeed(Step step) throws IOException {
    json.name("thread").value(text.names().of(step.thread()));
    json.name("threadId").value(step.thread().id());
    json.name("action").value(lower(step.action()));
    json.name("lock").value(lockName(step));
  }

  private @Nullable String lockName(Step step) {
    LockRef lock = step.lock();
    return lock == null ? null : text.names().of(lock);
  }

  private void writeStacks() throws IOException {
    json.name("stacks").beginArray();
    for (Step step : finding.steps()) {
      json.beginObject();
      writeDeed(step);
      json.name("truncated").value(step.stack().truncated());
      writeFrames(step.stack().frames());
      json.endObject();
    }
    json.endArray();
  }

  private void writeFrames(List<Frame> frames) throws IOException {
    json.name("text").beginArray();
    for (Frame frame : frames) {
      json.value(frame.toString());
    }
    json.endArray();
    json.name("frames").beginArray();
    for (Frame frame : frames) {
      json.beginObject();
      json.name("class").value(frame.className());
      json.name("method").value(frame.methodName());
      json.name("file").value(frame.fileName());
      json.name("line").value(frame.line());
      json.endObject();
    }
    json.endArray();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
