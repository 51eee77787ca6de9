package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class JoinBeforeStartDetectorTest {
  private static final String RULE = "join-before-start";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Main.main:5");
  private final ScriptThread worker = script.thread("worker");

  @Test
  void joinOfNewThread_reportsAtOnce() {
    main.joins(worker);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.threads()).containsExactly(main.ref(), worker.ref());
    assertThat(finding.values()).containsEntry("startedLater", "false");
  }

  @Test
  void startedLater_saysWhereInSameFinding() {
    main.joins(worker);
    main.in("app.Main.main:9").starts(worker);
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.values())
        .containsEntry("startedLater", "true")
        .containsEntry("startSite", "Main.java:9");
    assertThat(finding.steps())
        .extracting(Step::action)
        .containsExactly(Action.JOINS, Action.STARTS);
  }

  @Test
  void timedJoinOfNewThread_reports() {
    main.joinsFor(worker);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void manyThreadsAtOneSite_countsOneFinding() {
    for (int i = 0; i < 5; i++) {
      main.joins(script.thread("worker" + i));
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(5);
  }

  @Test
  void joinOfLiveOrEndedThread_staysSilent() {
    main.starts(worker).joinsFor(worker);
    worker.ends();
    main.joins(worker);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void startedWithoutJoinBefore_staysSilent() {
    main.starts(worker);

    assertThat(script.findings(RULE)).isEmpty();
  }
}
