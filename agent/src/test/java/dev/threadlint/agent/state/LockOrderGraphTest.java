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
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockOrderGraphTest {

  @Test
  void newPair_isAdded() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20));

    assertThat(graph.size()).isEqualTo(2);
    assertThat(graph.added()).hasSize(1);
  }

  @Test
  void knownPairByAnotherThread_isAddedToSameEdge() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20));
    LockEdge edge = graph.added().get(0).edge();
    graph.add(fact(2, 0, 10, 20));

    assertThat(graph.added()).extracting(EdgeVariant::edge).containsExactly(edge);
  }

  @Test
  void knownPairInSameStamp_isNotAdded() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20));
    graph.add(fact(1, 0, 10, 20));

    assertThat(graph.added()).isEmpty();
  }

  @Test
  void allHeldLocks_haveEdgeToWanted() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20, 30, 40));

    assertThat(graph.added()).hasSize(3);
  }

  @Test
  void nothingHeld_addsNothing() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10));

    assertThat(graph.added()).isEmpty();
    assertThat(graph.size()).isZero();
  }

  @Test
  void manyVariantsOfOneEdge_stayBounded() {
    var graph = new LockOrderGraph();
    for (int thread = 0; thread < 1_000; thread++) {
      graph.add(fact(thread, 0, 10, 20));
    }

    assertThat(graph.added().get(0).edge().variants()).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void rareHeldSetAmongMany_isKept() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20));
    LockEdge edge = graph.added().get(0).edge();
    for (int thread = 2; thread < 100; thread++) {
      graph.add(fact(thread, 0, 5, 10, 20));
    }

    assertThat(edge.variants()).anyMatch(variant -> variant.fact().held().size() == 1);
  }

  @Test
  void moreLocksThanBound_forgetsLongestUnseen() {
    var graph = new LockOrderGraph(100, Long.MAX_VALUE);
    for (int lock = 0; lock < 1_000; lock++) {
      graph.add(fact(1, 0, 5_000, lock));
    }

    assertThat(graph.size()).isEqualTo(100);
    graph.add(fact(2, 0, 5_000, 999));
    assertThat(graph.added().get(0).edge().variants()).hasSize(2);
    graph.add(fact(2, 0, 5_000, 0));
    assertThat(graph.added().get(0).edge().variants()).hasSize(1);
  }

  @Test
  void stampsWithLongPast_forgetsEarlier() {
    Clock past = Clock.EMPTY;
    for (long thread = 100; thread < 200; thread++) {
      past = past.with(thread, 1);
    }
    var graph = new LockOrderGraph(10_000, 10_000);
    for (int lock = 0; lock < 1_000; lock++) {
      graph.add(fact(new Stamp(1, lock, past), 5_000, lock));
    }

    assertThat(graph.size()).isLessThan(30);
  }

  @Test
  void forgottenLock_takesItsEdgesAlong() {
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, 10, 20));
    LockNode outer = graph.added().get(0).edge().from();
    graph.forget(20);
    graph.forget(77);

    assertThat(graph.size()).isEqualTo(1);
    assertThat(outer.out()).isEmpty();
  }

  @Test
  void hundredsOfStripesHeld_keepsEdgesOfTheNearest() {
    int[] stripes = new int[1_000];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i;
    }
    var graph = new LockOrderGraph();
    graph.add(fact(1, 0, stripes));

    assertThat(graph.added()).hasSize(40);
  }

  private static LockOrderObserved fact(long thread, int epoch, int... locks) {
    return fact(new Stamp(thread, epoch, Clock.EMPTY), locks);
  }

  /** The last lock is the wanted one. */
  private static LockOrderObserved fact(Stamp stamp, int... locks) {
    List<Hold> held = new ArrayList<>();
    for (int i = 0; i < locks.length - 1; i++) {
      held.add(new Hold(lock(locks[i]), LockMode.EXCLUSIVE, false, StackTrace.UNKNOWN));
    }
    LockRef wanted = lock(locks[locks.length - 1]);
    return new LockOrderObserved(
        1,
        new ThreadRef(stamp.thread(), "thread", false, false),
        stamp,
        held,
        new Want(wanted, LockMode.EXCLUSIVE, Patience.BLOCKING, false),
        StackTrace.UNKNOWN);
  }

  private static LockRef lock(int id) {
    return new LockRef(id, LockKind.MONITOR, "Lock", null);
  }
}
