package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class JoinTimeoutIgnoredDetectorTest {
  private static final String RULE = "join-timeout-ignored";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:20");
  private final ScriptThread worker = script.thread("worker");

  @Test
  void joinerEndsWithoutALook_reports() {
    main.starts(worker).joinsFor(worker, 250).givesUpOn(worker);
    assertThat(script.findings(RULE)).isEmpty();
    main.ends();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.values()).containsEntry("timeoutMs", "250");
    assertThat(finding.threads()).containsExactly(main.ref(), worker.ref());
  }

  @Test
  void runEndsWithoutALook_reports() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker);
    script.end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void threadEndsLaterAndNobodyLooked_reports() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker);
    worker.ends();
    main.ends();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void oneOfManyIgnored_reportsThatOne() {
    ScriptThread second = script.thread("second");
    main.starts(worker).starts(second);
    main.joinsFor(worker).givesUpOn(worker).joinsFor(second).givesUpOn(second).polls(worker);
    main.ends();

    assertThat(script.only(RULE).count()).isEqualTo(1);
    assertThat(script.only(RULE).threads()).contains(second.ref());
  }

  @Test
  void endedInTime_staysSilent() {
    main.starts(worker).joinsFor(worker);
    worker.ends();
    main.returnsFromJoin(worker).ends();

    silent();
  }

  @Test
  void askedAfterwards_staysSilent() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker).polls(worker).ends();

    silent();
  }

  @Test
  void askedByAnother_staysSilent() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker);
    script.thread("guard").polls(worker);
    main.ends();

    silent();
  }

  @Test
  void askedOnlyBefore_reports() {
    main.starts(worker).polls(worker).joinsFor(worker).givesUpOn(worker).ends();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void joinedAgain_staysSilent() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker).joins(worker);
    worker.ends();
    main.returnsFromJoin(worker).ends();

    silent();
  }

  @Test
  void joinedAgainAndGivenUpAgain_reportsOnce() {
    main.starts(worker).joinsFor(worker).givesUpOn(worker).joinsFor(worker).givesUpOn(worker);
    main.ends();

    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @Test
  void joinThatSaysSo_staysSilent() {
    main.starts(worker).joinsFor(worker).isToldToGiveUpOn(worker).ends();

    silent();
  }

  @Test
  void itself_staysSilent() {
    worker.joinsFor(worker).givesUpOn(worker).ends();

    silent();
  }

  @Test
  void joinOfTheJdk_staysSilent() {
    main.starts(worker)
        .in("java.lang.Thread.join:1", "javax.swing.Timer.stop:2", "app.Ui.close:3")
        .joinsFor(worker)
        .givesUpOn(worker)
        .ends();

    silent();
  }

  @Test
  void manyJoiners_stayBounded() {
    for (int i = 0; i < 10_000; i++) {
      script.thread("joiner").joinsFor(worker).givesUpOn(worker);
      script.thread("joiner").joinsFor(script.thread("worker")).givesUpOn(worker);
    }
    main.joins(worker);

    silent();
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
