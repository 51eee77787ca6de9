package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class JoinMissingDetectorTest {
  private static final String RULE = "join-missing";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:91");
  private final ScriptThread worker = script.thread("worker");

  @Test
  void endedAndNobodyAsked_reportsAtEnd() {
    main.starts(worker);
    worker.ends();
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.values())
        .containsEntry("startSite", "Batch.java:91")
        .containsEntry("alive", "0");
    assertThat(finding.threads()).first().isEqualTo(worker.ref());
  }

  @Test
  void manyOfOneSite_reportsOneFindingAndTheLiving() {
    for (int i = 0; i < 12; i++) {
      ScriptThread child = script.thread("worker" + i);
      main.starts(child);
      if (i < 10) {
        child.ends();
      }
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(10);
    assertThat(script.only(RULE).values()).containsEntry("alive", "2");
  }

  @Test
  void oneOfManyForgotten_reportsThatOne() {
    for (int i = 0; i < 3; i++) {
      ScriptThread child = script.thread("worker" + i);
      main.starts(child);
      child.ends();
      if (i != 1) {
        main.joins(child);
      }
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(1);
    assertThat(script.only(RULE).threads().get(0).name()).isEqualTo("worker1");
  }

  @Test
  void joinedAfterItsEnd_staysSilent() {
    main.starts(worker);
    worker.ends();
    main.joins(worker);

    silent();
  }

  @Test
  void joinedBeforeItsEnd_staysSilent() {
    main.starts(worker).joins(worker);
    worker.ends();
    main.returnsFromJoin(worker);

    silent();
  }

  @Test
  void joinedByAnotherThanStarter_staysSilent() {
    ScriptThread other = script.thread("other");
    main.starts(worker);
    worker.ends();
    other.joins(worker);

    silent();
  }

  @Test
  void joinedTooEarlyThenNeverAgain_isNotMissing() {
    main.starts(worker).joinsFor(worker);
    worker.ends();

    silent();
  }

  @Test
  void polled_staysSilent() {
    main.starts(worker).polls(worker);
    worker.ends();

    silent();
  }

  @Test
  void handedOverToOthers_staysSilent() {
    main.starts(worker);
    worker.sends(script.signal()).ends();

    silent();
  }

  @Test
  void serviceThread_staysSilent() {
    main.startsService(worker);
    worker.ends();

    silent();
  }

  @Test
  void livesUntilExit_staysSilent() {
    main.starts(worker);

    silent();
  }

  @Test
  void starterGoneFirst_staysSilent() {
    ScriptThread boss = script.thread("boss");
    main.starts(boss);
    boss.starts(worker).ends();
    main.joins(boss);
    worker.ends();

    silent();
  }

  @Test
  void starterGoneAfterwards_reports() {
    ScriptThread boss = script.thread("boss");
    main.starts(boss);
    boss.starts(worker);
    worker.ends();
    boss.ends();
    main.joins(boss);
    script.end();

    assertThat(script.only(RULE).threads().get(0)).isEqualTo(worker.ref());
  }

  @Test
  void threadThatWasSeenFirstAtItsEnd_staysSilent() {
    worker.ends();

    silent();
  }

  @Test
  void millionThreadsJoinedInTheEnd_staysSilent() {
    var children = new java.util.ArrayList<ScriptThread>();
    for (int i = 0; i < 30_000; i++) {
      ScriptThread child = script.thread("child");
      children.add(child);
      main.starts(child);
      child.ends();
    }
    children.forEach(main::polls);

    silent();
  }

  private void silent() {
    script.end();
    assertThat(script.findings()).isEmpty();
  }
}
