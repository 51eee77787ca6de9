package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.ThreadRef;
import org.junit.jupiter.api.Test;

class ThreadFailureLostDetectorTest {
  private static final String RULE = "thread-failure-lost";
  private static final Failure FAILURE =
      new Failure("java.io.UncheckedIOException", FactScript.stack("app.Import.read:12"));

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Batch.run:91");
  private final ScriptThread worker = script.thread("worker");

  @Test
  void diedAndNobodyAsked_reportsAtEnd() {
    main.starts(worker);
    worker.diesOf(FAILURE);
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("startSite", "Batch.java:91")
        .containsEntry("failure", "java.io.UncheckedIOException");
    assertThat(finding.threads()).extracting(ThreadRef::name).startsWith("worker");
  }

  @Test
  void manyOfOneSite_reportsOneFinding() {
    for (int i = 0; i < 12; i++) {
      ScriptThread child = script.thread("worker" + i);
      main.starts(child);
      child.diesOf(FAILURE);
    }
    script.end();

    assertThat(script.only(RULE).count()).isEqualTo(12);
  }

  @Test
  void workersThatReplaceEachOther_areOneFindingAtOnce() {
    ScriptThread second = script.thread("worker2");
    main.startsService(worker);
    worker.diesOf(FAILURE);
    worker.in("java.util.concurrent.ThreadPoolExecutor.addWorker").startsService(second);
    second.diesOf(FAILURE);

    assertThat(script.only(RULE).count()).isEqualTo(2);
    assertThat(script.only(RULE).values()).containsEntry("startSite", "Batch.java:91");
  }

  @Test
  void handlerOfTheProgramWasTold_staysSilent() {
    main.starts(worker);
    worker.diesOf(FAILURE, false);

    silent();
  }

  @Test
  void endedWell_staysSilent() {
    main.starts(worker);
    worker.sends(script.signal()).ends();

    silent();
  }

  @Test
  void stoppedByTheProgram_staysSilent() {
    main.starts(worker);
    worker.diesOf(new Failure("java.lang.ThreadDeath", FactScript.stack("app.Import.read")));

    silent();
  }

  @Test
  void joinedBeforeOrAfter_staysSilent() {
    ScriptThread second = script.thread("worker2");
    main.starts(worker).joins(worker);
    worker.diesOf(FAILURE);
    main.returnsFromJoin(worker).starts(second);
    second.diesOf(FAILURE);
    main.joins(second);

    silent();
  }

  @Test
  void asked_staysSilent() {
    main.starts(worker);
    worker.diesOf(FAILURE);
    main.polls(worker);

    silent();
  }

  @Test
  void askedOnlyBeforeItsStart_reports() {
    main.polls(worker).joins(worker).starts(worker);
    worker.diesOf(FAILURE);
    script.end();

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void threadWhoseStartWasNotSeen_staysSilent() {
    main.diesOf(FAILURE);

    silent();
  }

  @Test
  void manyThatAreAskedInTheEnd_staySilent() {
    var children = new java.util.ArrayList<ScriptThread>();
    for (int i = 0; i < 20_000; i++) {
      ScriptThread child = script.thread("child");
      children.add(child);
      main.starts(child);
      child.diesOf(FAILURE);
    }
    children.forEach(main::polls);

    silent();
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
