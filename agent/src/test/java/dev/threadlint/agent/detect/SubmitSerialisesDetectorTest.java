package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class SubmitSerialisesDetectorTest {
  private static final String RULE = "submit-serialises";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Import.all:20");

  @Test
  void oneTaskAfterTheOther_reportsAtEnd() {
    main.waitsForOneTask(99).waitsForOneTask(99).waitsForOneTask(99);
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("ran", "3")
        .containsEntry("busyMs", "297")
        .containsEntry("lostMs", "198")
        .containsEntry("parallelism", "0.99");
  }

  @Test
  void oneTask_staysSilent() {
    main.waitsForOneTask(500);

    silent();
  }

  @Test
  void otherPlaces_staySilent() {
    main.waitsForOneTask(100).in("app.Import.all:21").waitsForOneTask(100);

    silent();
  }

  @Test
  void requestsWithTimeBetween_staySilent() {
    for (int i = 0; i < 3; i++) {
      main.waitsForOneTask(100);
      script.pass(1_000);
    }

    silent();
  }

  @Test
  void severalThreadsInOnePlace_staySilent() {
    ScriptThread other = script.thread("other").in("app.Import.all:20");
    main.waitsForOneTask(100).waitsForOneTask(100);
    script.tell(
        new dev.threadlint.agent.fact.TaskWaitedFor(
            script.tick(), other.ref(), 150_000_000, other.stack()));
    main.waitsForOneTask(100).waitsForOneTask(100);

    silent();
  }

  @Test
  void tooLittleToNotice_staysSilent() {
    main.waitsForOneTask(4).waitsForOneTask(4);

    silent();
  }

  @Test
  void invokeAll_staysSilent() {
    main.in(
            "java.util.concurrent.FutureTask.get:1",
            "java.util.concurrent.AbstractExecutorService.invokeAll:2",
            "app.Import.all:20")
        .waitsForOneTask(100)
        .waitsForOneTask(100);

    silent();
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
