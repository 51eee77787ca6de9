package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import dev.threadlint.reports.rule.FindingNames;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each thread did, as one thread flow each. */
final class ThreadFlowSarif {
  private final JsonWriter json;
  private final LocationSarif locations;
  private final SourceTree sources;
  private final FindingNames names;
  private final Words words;

  ThreadFlowSarif(JsonWriter json, SourceTree sources, FindingNames names, Words words) {
    this.json = json;
    this.sources = sources;
    this.locations = new LocationSarif(json, sources);
    this.names = names;
    this.words = words;
  }

  void write(Finding finding) throws IOException {
    List<Step> order = inOrder(finding.steps());
    Set<ThreadRef> threads = new LinkedHashSet<>();
    finding.steps().forEach(step -> threads.add(step.thread()));
    if (threads.isEmpty()) {
      return;
    }
    json.name("codeFlows").beginArray().beginObject();
    json.name("threadFlows").beginArray();
    for (ThreadRef thread : threads) {
      writeFlow(thread, order);
    }
    json.endArray();
    json.endObject().endArray();
  }

  /** An order in which it goes wrong: all hold what they hold, then all wait. */
  private static List<Step> inOrder(List<Step> steps) {
    List<Step> order = new ArrayList<>(steps);
    order.sort(Comparator.comparingInt(step -> turn(step.action())));
    return order;
  }

  private static int turn(Action action) {
    return switch (action) {
      case CREATES, STARTS, SUBMITS, HOLDS -> 0;
      case WANTS, JOINS, WAITS -> 1;
      case FAILS, ENDS -> 2;
    };
  }

  private void writeFlow(ThreadRef thread, List<Step> order) throws IOException {
    json.beginObject();
    json.name("id").value(names.of(thread));
    json.name("locations").beginArray();
    for (int turn = 0; turn < order.size(); turn++) {
      Step step = order.get(turn);
      if (step.thread().equals(thread)) {
        writeStep(step, turn);
      }
    }
    json.endArray();
    json.endObject();
  }

  private void writeStep(Step step, int turn) throws IOException {
    json.beginObject();
    json.name("location");
    Frame site = sources.site(step.stack()).orElse(step.stack().site());
    locations.write(site, StepSentence.of(step, names, words));
    if (!step.stack().frames().isEmpty()) {
      json.name("stack");
      new StackSarif(json, locations).write(step.stack(), null);
    }
    json.name("kinds").beginArray();
    for (String kind : kinds(step)) {
      json.value(kind);
    }
    json.endArray();
    json.name("executionOrder").value(turn);
    json.name("importance").value("essential");
    json.endObject();
  }

  /** In the standard's own words. */
  private static List<String> kinds(Step step) {
    return switch (step.action()) {
      case HOLDS -> List.of("acquire", "lock");
      case WANTS -> List.of("acquire", "lock", "danger");
      case JOINS, WAITS -> List.of("call", "function", "danger");
      case STARTS, SUBMITS, CREATES -> List.of("call", "function");
      case FAILS -> List.of("exit", "function", "danger");
      case ENDS -> List.of("exit", "function");
    };
  }
}
