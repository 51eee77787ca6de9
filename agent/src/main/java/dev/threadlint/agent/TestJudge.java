package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.junit.TestFinding;
import dev.threadlint.agent.junit.TestTracer;
import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.gate.Suppressions;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.TextOptions;
import dev.threadlint.reports.text.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tracer as tests see it; made by the listener, when there are tests. */
public final class TestJudge implements TestTracer {
  private final RuleCatalog catalog = RuleCatalog.load();

  /** For the listener. */
  public TestJudge() {}

  @Override
  public void began(String id, String name) {
    ThreadState own = ThreadState.enterTracer();
    try {
      TestTimes.ALL.began(id, name, AgentLifecycle.elapsedMillis());
    } finally {
      own.leaveTracer();
    }
  }

  @Override
  public void ended(String id) {
    ThreadState own = ThreadState.enterTracer();
    try {
      TestTimes.ALL.ended(id, AgentLifecycle.elapsedMillis());
    } finally {
      own.leaveTracer();
    }
  }

  @Override
  public List<TestFinding> findings(String id) {
    ThreadState own = ThreadState.enterTracer();
    try {
      Recording soFar = AgentLifecycle.recordingSoFar();
      return soFar == null ? List.of() : told(soFar, id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      own.leaveTracer();
    }
  }

  private List<TestFinding> told(Recording soFar, String id) {
    List<TestFinding> told = new ArrayList<>();
    for (Finding finding : gate().judge(soFar).of(Standing.NEW)) {
      if (TestTimes.ALL.isIn(finding, id)) {
        told.add(new TestFinding(finding.severity().name(), text(finding)));
      }
    }
    return told;
  }

  private static Gate gate() {
    Path baseline = Path.of(Baseline.FILE);
    return new Gate(
        Files.exists(baseline) ? Baseline.read(baseline) : null,
        Suppressions.read(Path.of("threadlint.properties"), RuleCatalog.ids()),
        FailOn.NOTE);
  }

  private String text(Finding finding) {
    StringBuilder text = new StringBuilder();
    try {
      TextOptions options = TextOptions.plain(Language.ofSystem());
      new TextRenderer(catalog).finding(finding, options, text);
    } catch (IOException e) {
      text.append(finding.rule()).append(' ').append(finding.fingerprint());
    }
    return text.toString();
  }
}
