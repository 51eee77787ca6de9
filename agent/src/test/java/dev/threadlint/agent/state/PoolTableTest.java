package dev.threadlint.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.Timings;
import dev.threadlint.agent.fact.Timings.Timing;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTableTest {
  private static final PoolRef POOL = new PoolRef(1, "app.Pool", 2);
  private static final StackTrace PLACE =
      new StackTrace(List.of(new Frame("app.Main", "main", "Main.java", 7)), false);

  private final PoolTable table = new PoolTable();

  @Test
  void lookedAtBeforeItsMakingIsTold_isOnePoolWithItsPlace() {
    measured(3);
    table.made(new PoolMade(2, new ThreadRef(1, "main", false, false), POOL, null, PLACE));
    measured(5);

    assertThat(table.measures()).hasSize(1);
    PoolMeasure measure = table.measures().get(0);
    assertThat(measure.stack()).isEqualTo(PLACE);
    assertThat(measure.pools()).isEqualTo(1);
    assertThat(measure.tasks()).isEqualTo(5);
    assertThat(measure.ran().count()).isEqualTo(5);
  }

  private void measured(int tasks) {
    int before = table.measures().isEmpty() ? 0 : (int) table.measures().get(0).tasks();
    Timings ran = new Timings(List.of(new Timing(1_000_000, tasks - before)));
    table.measured(
        new PoolMeasured(
            1, POOL, tasks, Timings.NONE, ran, new PoolMeasured.Workers(2, 1, 0, 2, 0, 0, -1)));
  }
}
