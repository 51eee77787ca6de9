package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import org.junit.jupiter.api.Test;

class JoinSerialisesDetectorTest {
  private static final String RULE = "join-serialises";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Import.all:20");

  @Test
  void eachJoinedBeforeNextIsStarted_reportsAtEnd() {
    for (int i = 0; i < 3; i++) {
      runAlone(main, script.thread("reader" + i), 97);
    }
    assertThat(script.findings(RULE)).isEmpty();
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.OBSERVED);
    assertThat(finding.values())
        .containsEntry("ran", "3")
        .containsEntry("busyMs", "297")
        .containsEntry("lostMs", "198")
        .containsEntry("parallelism", "0.98")
        .containsEntry("startSite", "Import.java:20");
    assertThat(finding.steps()).extracting(Step::action).contains(Action.STARTS, Action.JOINS);
  }

  @Test
  void twoSeriesInOnePlace_tellsWorse() {
    for (int i = 0; i < 5; i++) {
      runAlone(main, script.thread("reader" + i), i < 2 ? 50 : 100);
      script.pass(i == 1 ? 1_000 : 0);
    }
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("ran", "3");
  }

  @Test
  void oneThread_staysSilent() {
    runAlone(main, script.thread("reader"), 500);

    silent();
  }

  @Test
  void allStartedThenJoined_staysSilent() {
    ScriptThread first = script.thread("first");
    ScriptThread second = script.thread("second");
    main.starts(first).starts(second).joins(first);
    script.pass(100);
    first.ends();
    main.returnsFromJoin(first).joins(second);
    second.ends();
    main.returnsFromJoin(second);

    silent();
  }

  @Test
  void onceBesideEachOther_staysSilent() {
    runAlone(main, script.thread("first"), 100);
    runAlone(main, script.thread("second"), 100);
    main.starts(script.thread("third")).starts(script.thread("fourth"));

    silent();
  }

  @Test
  void twoStartersBesideEachOther_staySilent() {
    ScriptThread other = script.thread("other").in("app.Import.all:20");
    ScriptThread first = script.thread("first");
    ScriptThread second = script.thread("second");
    for (int i = 0; i < 2; i++) {
      main.starts(first).joins(first);
      other.starts(second).joins(second);
      script.pass(100);
      first.ends();
      second.ends();
      main.returnsFromJoin(first);
      other.returnsFromJoin(second);
      first = script.thread("first");
      second = script.thread("second");
    }

    silent();
  }

  @Test
  void otherPlaces_staySilent() {
    runAlone(main, script.thread("first"), 100);
    runAlone(main.in("app.Import.all:21"), script.thread("second"), 100);
    runAlone(main.in("app.Import.alone:5", "app.Import.all:30"), script.thread("third"), 100);
    runAlone(main.in("app.Import.alone:5", "app.Import.all:31"), script.thread("fourth"), 100);

    silent();
  }

  @Test
  void threadsThatHandSomethingOn_staySilent() {
    for (int i = 0; i < 3; i++) {
      ScriptThread step = script.thread("step" + i);
      main.starts(step).joins(step);
      script.pass(100);
      step.sends(script.signal()).ends();
      main.returnsFromJoin(step);
    }

    silent();
  }

  @Test
  void starterThatWorksBesideTheThread_staysSilent() {
    for (int i = 0; i < 3; i++) {
      ScriptThread server = script.thread("server" + i);
      main.starts(server);
      script.pass(100);
      main.joins(server);
      server.ends();
      main.returnsFromJoin(server);
    }

    silent();
  }

  @Test
  void starterThatWaitsForOrders_staysSilent() {
    for (int i = 0; i < 3; i++) {
      runAlone(main, script.thread("command" + i), 100);
      script.pass(2_000);
    }

    silent();
  }

  @Test
  void joinsWithTimeOut_staySilent() {
    for (int i = 0; i < 3; i++) {
      ScriptThread limited = script.thread("limited" + i);
      main.starts(limited).joinsFor(limited, 1_000);
      script.pass(100);
      limited.ends();
      main.returnsFromJoin(limited);
    }

    silent();
  }

  @Test
  void joinedByAnother_staysSilent() {
    ScriptThread other = script.thread("other");
    for (int i = 0; i < 3; i++) {
      ScriptThread reader = script.thread("reader" + i);
      main.starts(reader);
      other.joins(reader);
      script.pass(100);
      reader.ends();
      other.returnsFromJoin(reader);
    }

    silent();
  }

  @Test
  void tooLittleToNotice_staysSilent() {
    for (int i = 0; i < 3; i++) {
      runAlone(main, script.thread("reader" + i), 0);
    }

    silent();
  }

  @Test
  void workersOfPool_staySilent() {
    for (int i = 0; i < 3; i++) {
      ScriptThread worker = script.thread("worker" + i);
      main.startsService(worker).joins(worker);
      script.pass(100);
      worker.ends();
      main.returnsFromJoin(worker);
    }

    silent();
  }

  @Test
  void manyThreads_areOneSeries() {
    for (int i = 0; i < 5_000; i++) {
      runAlone(main, script.thread("reader"), 0);
    }
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("ran", "5000");
  }

  private void runAlone(ScriptThread starter, ScriptThread child, long millis) {
    starter.starts(child).joins(child);
    script.pass(millis);
    child.ends();
    starter.returnsFromJoin(child);
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
