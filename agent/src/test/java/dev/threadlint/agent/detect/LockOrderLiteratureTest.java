package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.LockRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that papers on deadlock prediction share, told as facts. */
class LockOrderLiteratureTest {
  private static final String RULE = "lock-order-cycle";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 20})
  void diningPhilosophers_reportsOneCycleOfAll(int count) {
    philosophers(count, false);

    assertThat(script.only(RULE).values()).containsEntry("cycleLength", Integer.toString(count));
    assertThat(script.only(RULE).threads()).hasSize(count);
    assertThat(script.only(RULE).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 20})
  void diningPhilosophersLastOneLeftHanded_staysSilent(int count) {
    philosophers(count, true);

    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).isEmpty();
  }

  private void philosophers(int count, boolean lastLeftHanded) {
    List<LockRef> forks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      forks.add(script.monitor("Fork"));
    }
    for (int i = 0; i < count; i++) {
      LockRef first = forks.get(i);
      LockRef second = forks.get((i + 1) % count);
      ScriptThread philosopher = script.thread("philosopher-" + i).in("Philosopher.eat");
      if (lastLeftHanded && i == count - 1) {
        philosopher.nests(second, first);
      } else {
        philosopher.nests(first, second);
      }
    }
  }

  @Test
  void transferBothWays_reports() {
    LockRef from = script.monitor("Account");
    LockRef to = script.monitor("Account");
    one.in("Bank.transfer:7", "One.run").nests(from, to);
    two.in("Bank.transfer:7", "Two.run").nests(to, from);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void transferByIdentityOrder_staysSilent() {
    LockRef from = script.monitor("Account");
    LockRef to = script.monitor("Account");
    one.nests(from, to);
    two.nests(from, to);

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void bensalem_reportsTheOneRealCycleOfFour() {
    LockRef gate = script.monitor("G");
    LockRef l1 = script.monitor("L1");
    LockRef l2 = script.monitor("L2");
    ScriptThread main = script.thread("main");
    ScriptThread three = script.thread("three");
    main.starts(one).starts(two);
    one.in("One.gated").nests(gate, l1, l2);
    one.starts(three);
    two.in("Two.gated").nests(gate, l2, l1).ends();
    three.in("Three.run").nests(l1, l2).ends();
    one.joins(three).in("One.after").nests(l2, l1).ends();

    assertThat(script.only(RULE).threads()).containsExactlyInAnyOrder(two.ref(), three.ref());
    assertThat(script.suppressed()).containsOnlyKeys("gate", "ordered");
  }

  @Test
  void pickLock_releasedLockIsNoGate() {
    LockRef pick = script.monitor("Pick");
    LockRef a = script.monitor("A");
    LockRef b = script.monitor("B");
    one.nests(pick).nests(a, b);
    two.nests(pick).nests(b, a);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void pickLockNested_secondCycleCannotBeReached() {
    LockRef[] l = {null, monitor("L1"), monitor("L2"), monitor("L3"), monitor("L4")};
    one.takes(l[1]).takes(l[2]).releases(l[2]).in("One.deep").takes(l[3]).takes(l[4]);
    two.takes(l[2]).takes(l[1]).releases(l[1]).in("Two.deep").takes(l[4]).takes(l[3]);

    assertThat(script.only(RULE).locks()).containsExactlyInAnyOrder(l[1], l[2]);
    assertThat(script.suppressed()).containsOnlyKeys("passed");
  }

  @Test
  void pickLockNestedOnOneSideOnly_reportsBoth() {
    LockRef[] l = {null, monitor("L1"), monitor("L2"), monitor("L3"), monitor("L4")};
    one.takes(l[1]).takes(l[2]).releases(l[2]).in("One.deep").takes(l[3]).takes(l[4]);
    two.takes(l[2]).in("Two.deep").takes(l[4]).takes(l[3]).releases(l[3]).releases(l[4]);
    two.in("Two.flat").takes(l[1]);

    assertThat(script.findings(RULE)).hasSize(2);
  }

  @Test
  void pickLockNestedWithHoldsInBetween_reportsBoth() {
    LockRef[] l = {null, monitor("L1"), monitor("L2"), monitor("L3"), monitor("L4")};
    one.nests(l[1], l[2]).in("One.deep").takes(l[1]).takes(l[3]).takes(l[4]);
    two.nests(l[2], l[1]).in("Two.deep").takes(l[2]).takes(l[4]).takes(l[3]);

    assertThat(script.findings(RULE)).hasSize(2);
  }

  @Test
  void staticFieldsSwapped_staysSilent() {
    LockRef a = script.monitor("A");
    LockRef b = script.monitor("B");
    one.reading("App.outer").takes(a).reading("App.inner").takes(b);
    two.reading("App.outer").takes(b).reading("App.inner").takes(a);

    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).containsOnlyKeys("changed-field");
  }

  private LockRef monitor(String name) {
    return script.monitor(name);
  }

  @Test
  void lockReleasedBeforeNext_givesNoTransitiveOrder() {
    LockRef a = script.monitor("A");
    LockRef b = script.monitor("B");
    LockRef c = script.monitor("C");
    one.takes(a).takes(b).releases(a).takes(c);
    two.nests(c, a);

    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).containsOnlyKeys("same-thread");
  }

  @Test
  void jdkCollections_reportsWithFramesOfTheProgram() {
    LockRef left = script.monitor("java.util.Vector");
    LockRef right = script.monitor("java.util.Vector");
    String[] taken = {"java.util.Vector.addAll:900", "app.Main.copy:12"};
    String[] asked = {"java.util.Vector.toArray:300", "java.util.Vector.addAll:901", taken[1]};
    one.in(taken).takes(left).in(asked).takes(right);
    two.in(taken).takes(right).in(asked).takes(left);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  @Test
  void shutdownJoinsDispatcher_ordersTheLocksTakenAfterwards() {
    LockRef root = script.monitor("RootLogger");
    LockRef appenders = script.monitor("AppenderAttachableImpl");
    LockRef registry = script.monitor("java.util.Hashtable");
    ScriptThread dispatcher = script.thread("dispatcher");
    one.starts(dispatcher);
    dispatcher.in("AsyncAppender.dispatch").takes(appenders);
    dispatcher.in("Category.callAppenders").takes(root).releases(root);
    dispatcher.in("Hierarchy.getLogger").takes(registry).releases(registry).releases(appenders);
    two.in("Hierarchy.shutdown").takes(registry).in("Category.close").takes(root);
    two.in("AsyncAppender.close").joins(dispatcher);
    dispatcher.ends();
    two.returnsFromJoin(dispatcher).takes(appenders);

    assertThat(script.findings(RULE)).isEmpty();
    assertThat(script.suppressed()).containsOnlyKeys("ordered");
    assertThat(script.only("join-holding-lock").locks()).containsExactly(registry, root);
  }
}
