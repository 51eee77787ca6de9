package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Severity;
import org.junit.jupiter.api.Test;

class PoolPerTaskDetectorTest {
  private static final String RULE = "pool-per-task";

  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main").in("app.Server.handle:30");
  private int pools;

  @Test
  void fourShortPoolsOfOnePlace_report() {
    for (int i = 0; i < 4; i++) {
      shortPool(2).shutDownBy(main);
    }
    script.end();

    var finding = script.only(RULE);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.values()).containsEntry("pools", "4").containsEntry("inTask", "false");
  }

  @Test
  void twoPoolsInsideTasks_report() {
    ScriptPool outer = new ScriptPool(script, 99, 4);
    for (int i = 0; i < 2; i++) {
      next().madeBy(main, outer).workers(1, 0).ran(1, 0, 1).seen().shutDownBy(main);
    }
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("inTask", "true");
  }

  @Test
  void threePools_staySilent() {
    for (int i = 0; i < 3; i++) {
      shortPool(2).shutDownBy(main);
    }

    silent();
  }

  @Test
  void otherPlaces_staySilent() {
    for (int i = 0; i < 4; i++) {
      main.in("app.Server.handle" + i + ":30");
      shortPool(2).shutDownBy(main);
    }

    silent();
  }

  @Test
  void poolsOfManyTasks_staySilent() {
    for (int i = 0; i < 6; i++) {
      shortPool(500).shutDownBy(main);
    }

    silent();
  }

  @Test
  void poolsThatLiveOn_staySilent() {
    for (int i = 0; i < 6; i++) {
      ScriptPool pool = shortPool(2);
      script.pass(2_000);
      pool.shutDownBy(main);
    }

    silent();
  }

  @Test
  void poolsOfTests_staySilent() {
    main.in("app.ServerTest.start:8", "org.junit.platform.engine.Node.execute:1");
    for (int i = 0; i < 6; i++) {
      shortPool(2).shutDownBy(main);
    }

    silent();
  }

  private ScriptPool shortPool(int tasks) {
    return next().madeBy(main).workers(2, 0).ran(tasks, 0, 1_000).seen();
  }

  private ScriptPool next() {
    return new ScriptPool(script, ++pools, 2);
  }

  private void silent() {
    script.end();
    assertThat(script.findings(RULE)).isEmpty();
  }
}
