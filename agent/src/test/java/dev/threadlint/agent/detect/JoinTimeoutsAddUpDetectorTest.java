package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinTimeoutsAddUpDetectorTest {
  private static final String RULE = "join-timeouts-add-up";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:20");
  private final ScriptThread first = script.thread("first");
  private final ScriptThread second = script.thread("second");
  private final ScriptThread third = script.thread("third");

  @BeforeEach
  void startAll() {
    main.starts(first).starts(second).starts(third);
  }

  @Test
  void eachWaitsItsWholeTime_reportsWhenOver() {
    givesUp(first, 100);
    givesUp(second, 100);
    givesUp(third, 50);
    main.ends();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("ran", "3")
        .containsEntry("waitedMs", "250")
        .containsEntry("timeoutMs", "100");
  }

  @Test
  void threadsThatEndInTimeButLate_report() {
    endsWithin(first, 80, 100);
    endsWithin(second, 80, 100);
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("ran", "2");
  }

  @Test
  void otherLinesButOneBatch_report() {
    givesUp(first, 100);
    main.in("app.Batch.run:25");
    givesUp(second, 100);
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @Test
  void batchAfterBatch_countsEach() {
    for (int i = 0; i < 2; i++) {
      ScriptThread one = script.thread("one");
      ScriptThread other = script.thread("other");
      main.starts(one).starts(other);
      givesUp(one, 100);
      givesUp(other, 100);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(2);
  }

  @Test
  void oneThatHangsAmongThoseThatEnd_staysSilent() {
    endsWithin(first, 0, 100);
    givesUp(second, 100);
    endsWithin(third, 0, 100);

    silent();
  }

  @Test
  void whatIsLeftOfOneDeadline_staysSilent() {
    givesUp(first, 100);
    givesUp(second, 1);
    givesUp(third, 1);

    silent();
  }

  @Test
  void roundAndRound_staysSilent() {
    for (int i = 0; i < 5; i++) {
      givesUp(first, 50);
      givesUp(second, 50);
      givesUp(third, 50);
    }

    silent();
  }

  @Test
  void waitingForOne_staysSilent() {
    for (int i = 0; i < 5; i++) {
      givesUp(first, 100);
    }

    silent();
  }

  @Test
  void oneByOneAsTheyAreStarted_staysSilent() {
    for (int i = 0; i < 3; i++) {
      ScriptThread limited = script.thread("limited" + i);
      main.starts(limited);
      endsWithin(limited, 90, 100);
    }

    silent();
  }

  @Test
  void otherBatches_staySilent() {
    ScriptThread other = script.thread("other");
    main.in("app.Other.run:5").starts(other).in("app.Other.stop:9");
    givesUp(other, 100);
    main.in("app.Batch.stop:30");
    givesUp(first, 100);

    silent();
  }

  @Test
  void secondJoinWithoutTimeOut_staysSilent() {
    givesUp(first, 100);
    main.joins(second);
    script.pass(500);
    second.ends();
    main.returnsFromJoin(second);

    silent();
  }

  @Test
  void threadsOfUnknownStart_staySilent() {
    givesUp(script.thread("older"), 100);
    givesUp(script.thread("oldest"), 100);

    silent();
  }

  @Test
  void otherJoiners_staySilent() {
    ScriptThread other = script.thread("other").in("app.Batch.run:20");
    givesUp(first, 100);
    other.joinsFor(second, 100);
    script.pass(100);
    other.givesUpOn(second);

    silent();
  }

  private void givesUp(ScriptThread target, long millis) {
    main.joinsFor(target, millis);
    script.pass(millis);
    main.givesUpOn(target);
  }

  private void endsWithin(ScriptThread target, long millis, long timeout) {
    main.joinsFor(target, timeout);
    script.pass(millis);
    target.ends();
    main.returnsFromJoin(target);
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
