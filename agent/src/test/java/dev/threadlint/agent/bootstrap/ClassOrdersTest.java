package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of which places the instances are looked at, once they have told of a thousand. */
class ClassOrdersTest {
  private static final int ENOUGH = 2_000;
  private static int sites = 0x5100;

  private final int outerSite = sites++;
  private final int innerSite = sites++;
  private final ThreadState state = ThreadState.current();

  @BeforeEach
  void open() {
    EventQueue.setOpen(true);
    MonitorHooks.markOuter(outerSite);
    MonitorHooks.markOuter(innerSite);
    poll();
  }

  @AfterEach
  void close() {
    state.depth = 0;
    EventQueue.setOpen(false);
    poll();
  }

  @Test
  void placeThatHasToldEnough_isHarmlessAsLongAsNothingLeadsBack() {
    for (int i = 0; i < ENOUGH; i++) {
      take(new Cache(), new Entry());
    }
    assertThat(isHarmless(new Cache(), new Entry())).isTrue();
    assertThat(isHarmless(new Cache(), new Other())).isFalse();

    take(new Entry(), new Other());
    take(new Other(), new Cache());

    assertThat(isHarmless(new Cache(), new Entry())).isFalse();
  }

  @Test
  void locksOfOneClass_areNeverHarmless() {
    for (int i = 0; i < ENOUGH; i++) {
      take(new Account(), new Account());
    }
    assertThat(isHarmless(new Account(), new Account())).isFalse();
  }

  @Test
  void classObjects_standForThemselves() {
    for (int i = 0; i < ENOUGH; i++) {
      take(Cache.class, new Bystander());
    }
    take(new Bystander(), Entry.class);
    take(Cache.class, new Bystander());

    assertThat(isHarmless(Cache.class, new Bystander())).isTrue();
  }

  @Test
  void fewInstances_areToldHoweverOftenTheyPass() {
    Cache cache = new Cache();
    List<Rare> rare = List.of(new Rare(), new Rare(), new Rare());
    for (int i = 0; i < ENOUGH; i++) {
      take(cache, rare.get(i % 3));
    }
    assertThat(isHarmless(cache, new Rare())).isFalse();
  }

  @Test
  void hashThatNobodyNeeds_isNotAskedForUntilItIs() {
    for (int i = 0; i < ENOUGH * 2; i++) {
      take(new Page(), new Row());
    }
    assertThat(LateHashes.isLateOutermost(outerSite)).isTrue();

    take(new Page(), new Other());

    assertThat(LateHashes.isLateOutermost(outerSite)).isFalse();
  }

  private void take(Object outer, Object inner) {
    MonitorHooks.enter(outer, outerSite);
    synchronized (outer) {
      MonitorHooks.enter(inner, innerSite);
      MonitorHooks.exit(inner, innerSite);
    }
    MonitorHooks.exit(outer, outerSite);
    poll();
  }

  private boolean isHarmless(Object outer, Object inner) {
    MonitorHooks.enter(outer, outerSite);
    boolean harmless = LockOrders.isHarmless(state, inner, innerSite);
    MonitorHooks.exit(outer, outerSite);
    return harmless;
  }

  private static void poll() {
    List<Event> told = new ArrayList<>();
    for (Event event = EventQueue.poll(); event != null; event = EventQueue.poll()) {
      told.add(event);
    }
  }

  private static final class Cache {}

  private static final class Entry {}

  private static final class Other {}

  private static final class Account {}

  private static final class Bystander {}

  private static final class Rare {}

  private static final class Page {}

  private static final class Row {}
}
