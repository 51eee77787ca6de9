package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.NotSent.Way;
import dev.threadlint.agent.fact.NotSentRead;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpicklableTaskDetectorTest {
  private static final String RULE = "unpicklable-task";
  private static final String SOCKET = "java.net.Socket";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Printer.hand:30");
  private int number;

  @Test
  void ofAPool_andNobodyAsked_isReportedAtTheEnd() {
    fails(Way.POOL, SOCKET);
    fails(Way.POOL, SOCKET);
    assertThat(script.findings()).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.count()).isEqualTo(2);
    assertThat(finding.values())
        .containsEntry("way", "pool")
        .containsEntry("culprit", SOCKET)
        .containsEntry("path", "Job.socket");
  }

  @Test
  void ofAPool_andOneFailureOfThePlaceWasRead_isSilent() {
    fails(Way.POOL, SOCKET);
    int read = fails(Way.POOL, SOCKET);
    script.tell(new NotSentRead(script.tick(), read));
    fails(Way.POOL, SOCKET);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void ofAPool_elsewhere_isReportedAllTheSame() {
    script.tell(new NotSentRead(script.tick(), fails(Way.POOL, SOCKET)));
    main.in("app.Mailer.hand:7");
    fails(Way.POOL, SOCKET);
    script.end();

    assertThat(script.only(RULE).steps().get(0).stack()).isEqualTo(main.stack());
  }

  @Test
  void ofAQueue_isReportedAtOnce() {
    ScriptThread feeder = script.thread("QueueFeederThread").in("dev.threadlint.runtime.Feeder.go");
    main.starts(feeder);
    script.tell(
        new NotSent(
            script.tick(), feeder.ref(), 1, Way.QUEUE, SOCKET, "Job.socket", feeder.stack()));

    var finding = script.only(RULE);
    assertThat(finding.values()).containsEntry("way", "queue");
    assertThat(finding.steps().get(0).stack()).isEqualTo(main.stack());
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"DIRECT", "RESULT"})
  void whereTheProgramIsTold_isSilent(Way way) {
    fails(way, SOCKET);
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void aQueueInside_isOneFindingOfTheOtherRule() {
    fails(Way.POOL, "java.util.concurrent.ArrayBlockingQueue");
    script.end();

    assertThat(script.findings())
        .extracting(one -> one.rule())
        .containsExactly("queue-shared-by-value");
  }

  private int fails(Way way, String culprit) {
    number++;
    script.tell(
        new NotSent(script.tick(), main.ref(), number, way, culprit, "Job.socket", main.stack()));
    return number;
  }
}
