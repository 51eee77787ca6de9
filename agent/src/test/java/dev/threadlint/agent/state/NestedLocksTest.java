package dev.threadlint.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.bootstrap.Clock;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.Stamp;
import dev.threadlint.agent.fact.Want;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedLocksTest {
  private final NestedLocks nested = new NestedLocks();

  @Test
  void locksOfOneName_countAsOne() {
    nested.add(order("pay-1", lock(1, "Bank.accounts"), lock(2, "Bank.ledger")));
    nested.add(order("pay-2", lock(3, "Bank.accounts"), lock(4, "Bank.ledger")));

    assertThat(nested.all())
        .containsExactly(
            new LockNesting(
                lock(1, "Bank.accounts"),
                lock(2, "Bank.ledger"),
                List.of("pay-1", "pay-2"),
                false));
  }

  @Test
  void locksWithoutName_countByTheirClass() {
    nested.add(order("pay-1", lock(1, null), lock(2, null)));
    nested.add(order("pay-1", lock(3, null), lock(1, null)));

    assertThat(nested.all()).hasSize(1);
  }

  @Test
  void onlyNews_isTaken() {
    nested.add(order("pay-1", lock(1, "a"), lock(2, "b")));
    assertThat(nested.takeChanged()).hasSize(1);

    nested.add(order("pay-1", lock(1, "a"), lock(2, "b")));
    assertThat(nested.takeChanged()).isEmpty();

    nested.add(order("pay-2", lock(1, "a"), lock(2, "b")));
    assertThat(nested.takeChanged()).hasSize(1);
  }

  @Test
  void manyThreads_areNotAllNamed() {
    for (int i = 0; i < 100; i++) {
      nested.add(order("pay-" + i, lock(1, "a"), lock(2, "b")));
    }

    LockNesting only = nested.all().get(0);
    assertThat(only.threads()).hasSize(4);
    assertThat(only.more()).isTrue();
  }

  @Test
  void manyLocks_areNotAllKept() {
    for (int i = 0; i < 1_000; i++) {
      nested.add(order("pay-1", lock(i, "a" + i), lock(i + 1, "a" + (i + 1))));
    }

    assertThat(nested.all()).hasSize(200);
  }

  private static LockRef lock(int id, String name) {
    return new LockRef(id, LockKind.MONITOR, "com.acme.Account", name);
  }

  private static LockOrderObserved order(String thread, LockRef held, LockRef wanted) {
    var hold = new Hold(held, LockMode.EXCLUSIVE, false, StackTrace.UNKNOWN);
    var want = new Want(wanted, LockMode.EXCLUSIVE, Patience.BLOCKING, false);
    var who = new ThreadRef(1, thread, false, false);
    var stamp = new Stamp(1, 0, Clock.EMPTY);
    return new LockOrderObserved(0, who, stamp, List.of(hold), want, StackTrace.UNKNOWN);
  }
}
