package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bins of maps are locks that are held while the program computes. */
class BinHooksTest {
  private final ThreadState state = ThreadState.current();
  private final Map map = new Map();
  private final Map other = new Map();
  private final Owned lock = new Owned();

  @BeforeEach
  void open() {
    EventQueue.setOpen(true);
    orders();
  }

  @AfterEach
  void close() {
    state.depth = 0;
    EventQueue.setOpen(false);
    orders();
  }

  @Test
  void binsWithinEachOther_areReleasedOneByOne() {
    BinHooks.computes(map, 1);
    BinHooks.computes(other, 2);
    assertThat(state.depth).isEqualTo(2);

    BinHooks.computed(other, 2);
    assertThat(state.depth).isEqualTo(1);
    BinHooks.computed(map, 1);
    assertThat(state.depth).isZero();
  }

  @Test
  void sameBinAgain_isHeldUntilBothHaveEnded() {
    BinHooks.computes(map, 1);
    BinHooks.computes(map, 1);
    BinHooks.computed(map, 1);
    assertThat(state.depth).isEqualTo(1);

    BinHooks.computed(map, 1);
    assertThat(state.depth).isZero();
  }

  @Test
  void binWithinAnother_isToldAsThatOfItsMapAndHash() {
    BinHooks.computes(map, 1);
    BinHooks.computes(other, 2);

    Event order = orders().get(0);
    assertThat(order.subject).isSameAs(Bin.of(other, 2));
    assertThat(order.held).containsExactly(Bin.of(map, 1));
    assertThat(order.heldSites).containsExactly(HoldTag.BIN);
  }

  @Test
  void binOfMapInWhichNothingIsAskedFor_isToldAFewTimesOnly() {
    hold(lock);
    for (int hash = 0; hash < 100; hash++) {
      BinHooks.wants(map, hash);
    }
    // None at all if another map of this JVM had the same slot.
    assertThat(orders()).hasSizeLessThan(5);

    state.depth = 0;
    BinHooks.computes(map, 1);
    OwnerHooks.owner(lock, state.thread);
    orders();
    state.depth = 0;
    hold(lock);
    BinHooks.wants(map, 200);
    assertThat(orders()).hasSize(1);
  }

  @Test
  void binWantedByThreadThatHoldsNothing_isNoNews() {
    BinHooks.wants(map, 1);
    assertThat(orders()).isEmpty();
    assertThat(state.depth).isZero();
  }

  private void hold(Owned held) {
    Holds.push(state, held, HoldTag.OWNED, LockOrders.mixOf(held, HoldTag.OWNED));
  }

  private static List<Event> orders() {
    List<Event> orders = new ArrayList<>();
    for (Event event = EventQueue.poll(); event != null; event = EventQueue.poll()) {
      if (event.kind == Event.Kind.LOCK_ORDER && event.held != null) {
        orders.add(event);
      }
    }
    return orders;
  }

  private static final class Owned extends AbstractOwnableSynchronizer {
    private static final long serialVersionUID = 1;
  }

  /** Hooks must not ask the program's map. */
  private static final class Map {
    @Override
    public boolean equals(Object object) {
      throw new AssertionError("equals");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode");
    }
  }
}
