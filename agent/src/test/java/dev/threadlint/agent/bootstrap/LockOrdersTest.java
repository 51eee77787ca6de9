package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which orders are told, and under which name: the analysis finds known stacks by it. */
class LockOrdersTest {
  private final ThreadState state = ThreadState.current();
  private final Owned one = new Owned();
  private final Owned other = new Owned();
  private final Owned wanted = new Owned();

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
  void sameLocksHeldTheOtherWayRound_haveStacksOfTheirOwn() {
    List<Event> first = wantUnder(one, other);
    nextEpoch();
    List<Event> again = wantUnder(other, one);

    assertThat(first).hasSize(1);
    assertThat(again).hasSize(1);
    assertThat(again.get(0).pathKey).isNotEqualTo(first.get(0).pathKey);
  }

  @Test
  void sameLocksHeldTheSameWay_shareTheirStacks() {
    List<Event> first = wantUnder(one, other);
    nextEpoch();
    List<Event> again = wantUnder(one, other);

    assertThat(first.get(0).stack).isNotNull();
    assertThat(again.get(0).pathKey).isEqualTo(first.get(0).pathKey);
  }

  @Test
  void knownOrderInTheSameEpoch_isNotToldAgain() {
    wantUnder(one, other);
    assertThat(wantUnder(one, other)).isEmpty();
  }

  @Test
  void knownOrderOfATriedLock_isNewsOnceItIsWaitedFor() {
    want(other, one);
    want(other, one);
    OwnerHooks.tries();
    want(wanted, one);
    List<Event> tried = want(wanted, one);
    OwnerHooks.tried();

    assertThat(tried).isEmpty();
    assertThat(want(wanted, one)).hasSize(1);
  }

  @Test
  void lockMadeUnderTheOther_isNobodyElsesTheFirstTime() {
    OwnerHooks.owner(one, state.thread);
    Owned born = new Owned();
    OwnerHooks.made(born);
    List<Event> first = takeAndGiveBack(born);
    List<Event> second = takeAndGiveBack(born);
    OwnerHooks.owner(one, null);

    assertThat(first).extracting(event -> event.confined).containsExactly(true);
    assertThat(second).extracting(event -> event.confined).containsExactly(false);
  }

  @Test
  void lockMadeUnderAnEarlierHold_mayBeKnownToOthers() {
    Owned born = new Owned();
    OwnerHooks.owner(one, state.thread);
    OwnerHooks.made(born);
    OwnerHooks.owner(one, null);
    OwnerHooks.owner(one, state.thread);
    List<Event> told = takeAndGiveBack(born);
    OwnerHooks.owner(one, null);

    assertThat(told).extracting(event -> event.confined).containsExactly(false);
  }

  @Test
  void lockThatAnotherThreadHas_isKnownToIt() {
    Owned born = new Owned();
    OwnerHooks.owner(one, state.thread);
    OwnerHooks.made(born);
    orders();
    OwnerHooks.queues(born, false, false);
    List<Event> told = orders();
    OwnerHooks.owner(one, null);

    assertThat(told).extracting(event -> event.confined).containsExactly(false);
  }

  private List<Event> takeAndGiveBack(Owned lock) {
    orders();
    OwnerHooks.owner(lock, state.thread);
    List<Event> told = orders();
    OwnerHooks.owner(lock, null);
    return told;
  }

  /** The orders that are told of a third lock, wanted by one who holds these two. */
  private List<Event> wantUnder(Owned outer, Owned inner) {
    return want(wanted, outer, inner);
  }

  private List<Event> want(Owned lock, Owned... held) {
    for (Owned one : held) {
      OwnerHooks.owner(one, state.thread);
    }
    orders();
    OwnerHooks.owner(lock, state.thread);
    List<Event> told = orders();
    OwnerHooks.owner(lock, null);
    for (int i = held.length - 1; i >= 0; i--) {
      OwnerHooks.owner(held[i], null);
    }
    return told;
  }

  private void nextEpoch() {
    state.toldInEpoch = true;
    state.handOver();
  }

  private static List<Event> orders() {
    List<Event> orders = new ArrayList<>();
    for (Event event = EventQueue.poll(); event != null; event = EventQueue.poll()) {
      if (event.kind == Event.Kind.LOCK_ORDER) {
        orders.add(event);
      }
    }
    return orders;
  }

  private static final class Owned extends AbstractOwnableSynchronizer {
    private static final long serialVersionUID = 1;
  }
}
