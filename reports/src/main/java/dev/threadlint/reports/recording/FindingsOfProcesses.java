package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings of a program and its child processes: what several have met is one finding. */
public final class FindingsOfProcesses {
  private static final int MOST_NAMED = 3;
  private static final String PROGRAM = "MainProcess";

  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, Set<String>> processes = new LinkedHashMap<>();

  /** Adds one of the program itself. */
  public void add(Finding finding) {
    add(finding, PROGRAM);
  }

  /** Adds one of a child, whose threads are named after it. */
  public void add(Finding finding, ProcessRef child) {
    add(inProcess(finding, child.name()), child.label());
  }

  private void add(Finding finding, String process) {
    String key = RecordingMerger.key(finding);
    Finding before = findings.get(key);
    findings.put(key, before == null ? finding : RecordingMerger.merged(before, finding));
    processes.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(process);
  }

  /** All, each with the processes that met it, if it was not the program alone. */
  public List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    findings.forEach(
        (key, finding) -> {
          Set<String> names = processes.getOrDefault(key, Set.of());
          boolean known = names.equals(Set.of(PROGRAM));
          all.add(known ? finding : finding.withValue(Finding.PROCESS, listOf(names)));
        });
    return all;
  }

  private static String listOf(Set<String> names) {
    List<String> named = names.stream().limit(MOST_NAMED).toList();
    int more = names.size() - named.size();
    return String.join(", ", named) + (more > 0 ? ", + " + more : "");
  }

  private static Finding inProcess(Finding finding, String process) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.count(),
        finding.fingerprint(),
        finding.threads().stream().map(thread -> inProcess(thread, process)).toList(),
        finding.locks(),
        finding.steps().stream().map(step -> inProcess(step, process)).toList(),
        finding.values(),
        finding.atMillis());
  }

  private static Step inProcess(Step step, String process) {
    return new Step(
        inProcess(step.thread(), process),
        step.action(),
        step.lock(),
        step.mode(),
        step.target(),
        step.stack());
  }

  private static ThreadRef inProcess(ThreadRef thread, String process) {
    String name = thread.name().isEmpty() ? "" : process + "/" + thread.name();
    return new ThreadRef(thread.id(), name, thread.virtual(), thread.daemon());
  }
}
