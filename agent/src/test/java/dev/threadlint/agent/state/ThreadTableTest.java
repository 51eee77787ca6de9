package dev.threadlint.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import org.junit.jupiter.api.Test;

class ThreadTableTest {
  private static final ThreadRef MAIN = thread(1);

  private final ThreadTable table = new ThreadTable(100);

  @Test
  void joinedThreads_areForgotten() {
    for (int i = 2; i < 10_000; i++) {
      start(i, false);
      table.awaited(thread(i));
      end(i);
    }

    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void endedServiceThreads_areForgotten() {
    for (int i = 2; i < 10_000; i++) {
      start(i, true);
      end(i);
    }

    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void moreThanFit_newcomersAreNotFollowed() {
    for (int i = 2; i < 1_000; i++) {
      start(i, false);
      end(i);
    }

    assertThat(table.size()).isEqualTo(100);
    assertThat(table.forgotten()).hasSize(99);
    assertThat(table.forgotten()).first().matches(life -> life.thread().id() == 2);
  }

  @Test
  void roomAgain_newcomersAreFollowed() {
    for (int i = 2; i < 1_000; i++) {
      start(i, false);
      end(i);
    }
    for (int i = 2; i < 1_000; i++) {
      table.awaited(thread(i));
    }
    start(5_000, false);
    end(5_000);

    assertThat(table.forgotten()).singleElement().matches(life -> life.thread().id() == 5_000);
  }

  @Test
  void eachThreadStartsTheNext_keepsOnlyTheLast() {
    for (int i = 2; i < 10_000; i++) {
      table.started(new ThreadStarted(i, thread(i - 1), thread(i), false, StackTrace.UNKNOWN));
      end(i - 1);
    }

    assertThat(table.size()).isLessThan(3);
  }

  private void start(int id, boolean service) {
    table.started(new ThreadStarted(id, MAIN, thread(id), service, StackTrace.UNKNOWN));
  }

  private void end(int id) {
    table.ended(new ThreadEnded(id, thread(id), false, null, false));
  }

  private static ThreadRef thread(long id) {
    return new ThreadRef(id, "thread-" + id, false, false);
  }
}
