package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.QueueUsed;
import dev.threadlint.agent.fact.QueueUsed.Question;
import dev.threadlint.agent.fact.QueueUsed.What;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckThenActDetectorTest {
  private static final String RULE = "check-then-act";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread one = script.thread("one").in("app.Worker.drain:20");
  private final ScriptThread two = script.thread("two").in("app.Worker.drain:20");

  @BeforeEach
  void start() {
    main.starts(one).starts(two);
  }

  @Test
  void hadToWait_isObservedAtOnce() {
    does(one, What.WAITS, Question.EMPTY);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("asked", "empty")
        .containsEntry("side", "get")
        .containsEntry("kind", "waited");
  }

  @Test
  void twoBesideEachOther_isSuspiciousAtTheEnd() {
    does(one, What.ACTS, Question.EMPTY);
    does(two, What.ACTS, Question.EMPTY);
    assertThat(script.findings()).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.confidence()).isEqualTo(Confidence.SUSPICIOUS);
    assertThat(finding.values()).containsEntry("kind", "beside");
    assertThat(finding.threads()).hasSize(2);
  }

  @Test
  void otherDoesNotAsk_isSuspiciousOfTheOneWhoDoes() {
    two.in("app.Eater.eat:3");
    does(one, What.ACTS, Question.EMPTY);
    does(two, What.USES, Question.EMPTY);
    script.end();

    assertThat(script.only(RULE).steps().get(0).stack()).isEqualTo(one.stack());
  }

  @Test
  void hadToWait_isNotSuspiciousAsWell() {
    does(one, What.ACTS, Question.EMPTY);
    does(two, What.ACTS, Question.EMPTY);
    does(one, What.WAITS, Question.EMPTY);
    script.end();

    assertThat(script.only(RULE).confidence()).isEqualTo(Confidence.OBSERVED);
  }

  @Test
  void otherHasEndedAndBeenJoined_isSilent() {
    does(two, What.USES, Question.EMPTY);
    two.ends();
    main.joins(two).in("app.Main.rest:9");
    does(main, What.ACTS, Question.EMPTY);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void anotherQueueOrOtherSide_isSilent() {
    does(one, What.ACTS, Question.EMPTY);
    does(two, What.USES, Question.FULL);
    script.tell(used(two, 2, What.USES, Question.EMPTY));
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void someoneTookFromAnEmptyQueue_isSilent() {
    does(one, What.ACTS, Question.EMPTY);
    does(two, What.ACTS, Question.EMPTY);
    does(two, What.IGNORES, Question.EMPTY);
    does(one, What.WAITS, Question.EMPTY);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void number_countsOnlyIfSomeoneHeedsIt() {
    does(one, What.ACTS, Question.QSIZE);
    does(two, What.ACTS, Question.QSIZE);
    does(one, What.WAITS, Question.QSIZE);
    script.end();
    assertThat(script.findings()).isEmpty();

    does(two, What.HEEDS, Question.QSIZE);
    script.end();
    assertThat(script.only(RULE).confidence()).isEqualTo(Confidence.OBSERVED);
  }

  @Test
  void room_isToldAsWell() {
    does(one, What.WAITS, Question.FULL);

    assertThat(script.only(RULE).values())
        .containsEntry("side", "put")
        .containsEntry("asked", "full");
  }

  private void does(ScriptThread thread, What what, Question question) {
    script.tell(used(thread, 1, what, question));
  }

  private QueueUsed used(ScriptThread thread, int queue, What what, Question question) {
    return new QueueUsed(
        script.tick(),
        thread.ref(),
        thread.stamp(),
        queue,
        "dev.threadlint.runtime.queue.Queue",
        what,
        question,
        question == Question.FULL,
        thread.stack());
  }
}
