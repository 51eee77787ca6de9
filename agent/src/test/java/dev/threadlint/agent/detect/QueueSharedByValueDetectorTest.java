package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.NotSent.Way;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class QueueSharedByValueDetectorTest {
  private static final String RULE = "queue-shared-by-value";
  private static final String QUEUE = "dev.threadlint.runtime.multiprocessing.Queue";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Crawler.hand:12");
  private int number;

  @ParameterizedTest
  @EnumSource(value = Way.class, names = "RESULT", mode = Mode.EXCLUDE)
  void refused_isReportedAtOnce_withItsPath(Way way) {
    fails(way, QUEUE);

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("culprit", QUEUE)
        .containsEntry("path", "Job.results");
    assertThat(script.findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.concurrent.locks.ReentrantLock",
        "java.util.concurrent.LinkedBlockingQueue",
        "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock",
        "java.util.concurrent.ThreadPoolExecutor",
        "dev.threadlint.runtime.threading.RLock",
        "dev.threadlint.runtime.queue.PriorityQueue",
        "dev.threadlint.runtime.multiprocessing.Pool",
        "dev.threadlint.runtime.futures.ProcessPoolExecutor"
      })
  void whateverIsShared_isReported(String culprit) {
    fails(Way.POOL, culprit);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.Socket",
        "java.lang.Thread",
        "app.PrintQueue",
        "java.util.concurrent.CompletableFuture",
        "dev.threadlint.runtime.threading.Thread"
      })
  void whateverElse_isNotOfThisRule(String culprit) {
    fails(Way.DIRECT, culprit);
    fails(Way.POOL, culprit);

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void unknownOrInAResult_isSilent() {
    fails(Way.POOL, null);
    fails(Way.RESULT, QUEUE);

    assertThat(script.findings(RULE)).isEmpty();
  }

  @Test
  void inAThreadOfTheLibrary_isToldWhereThatWasStarted_orNotAtAll() {
    ScriptThread feeder = script.thread("QueueFeederThread").in(QUEUE + "Feeder.write");
    script.tell(notSent(feeder, Way.QUEUE, feeder.stack(), QUEUE));
    assertThat(script.findings()).isEmpty();

    main.starts(feeder);
    script.tell(notSent(feeder, Way.QUEUE, feeder.stack(), QUEUE));
    assertThat(script.only(RULE).steps().get(0).stack()).isEqualTo(main.stack());
  }

  @Test
  void samePlace_isCounted() {
    fails(Way.POOL, QUEUE);
    fails(Way.POOL, QUEUE);
    fails(Way.POOL, QUEUE);
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(3);
  }

  private void fails(Way way, @Nullable String culprit) {
    script.tell(notSent(main, way, main.stack(), culprit));
  }

  private NotSent notSent(
      ScriptThread thread, Way way, StackTrace stack, @Nullable String culprit) {
    return new NotSent(script.tick(), thread.ref(), ++number, way, culprit, "Job.results", stack);
  }
}
