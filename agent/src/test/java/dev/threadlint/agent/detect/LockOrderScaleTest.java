package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many instances of few defects: one finding, and an end in sight. */
class LockOrderScaleTest {
  private static final String RULE = "lock-order-cycle";

  private final FactScript script = new FactScript();
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");

  @Test
  void stripesUpAndDown_reportsOneFinding() {
    List<LockRef> stripes = locks(8, "Stripe");
    one.in("Map.lockAll").nests(stripes.toArray(LockRef[]::new));
    Collections.reverse(stripes);
    two.in("Map.lockAllBackwards").nests(stripes.toArray(LockRef[]::new));

    assertThat(script.findings(RULE)).hasSize(1);
    assertThat(script.findings()).hasSize(1);
  }

  @Test
  void stripesInOneOrder_staysSilent() {
    List<LockRef> stripes = locks(64, "Stripe");
    for (int i = 0; i < 20; i++) {
      script.thread("t" + i).in("Map.lockAll").nests(stripes.toArray(LockRef[]::new));
    }

    assertThat(script.findings()).isEmpty();
    assertThat(script.suppressed()).isEmpty();
  }

  @Test
  void allSegmentsThenListAgainstListThenSegment_reportsOneFinding() {
    List<LockRef> segments = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      segments.add(script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock"));
    }
    LockRef list = script.lock(LockKind.OWNED, "ReentrantLock");
    for (int i = 0; i < 256; i += 16) {
      one.in("Lock.acquire:43", "Cache.promote:7").takes(list);
      one.in("Lock.acquire:43", "Segment.remove:9").takes(segments.get(i));
      one.releases(segments.get(i)).releases(list);
    }
    two.in("Lock.acquire:43", "Cache.invalidateAll:5");
    segments.forEach(two::takes);
    two.in("Lock.acquire:43", "Cache.invalidateAll:6").takes(list);
    script.end();

    assertThat(script.only(RULE).values()).containsEntry("cycleLength", "2");
    assertThat(script.only(RULE).count()).isEqualTo(16);
  }

  @Test
  void hundredThousandAccountsInAnyOrder_reportsOneFinding() {
    List<LockRef> accounts = locks(100_000, "Account");
    var random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      LockRef from = accounts.get(random.nextInt(accounts.size()));
      LockRef to = accounts.get(random.nextInt(accounts.size()));
      if (from.id() != to.id()) {
        ScriptThread teller = i % 2 == 0 ? one : two;
        teller.in("Bank.transfer:7", "Teller.run").nests(from, to);
        if (i % 100 == 0) {
          two.in("Bank.transfer:7", "Teller.run").nests(to, from);
        }
      }
    }
    script.end();

    assertThat(script.only(RULE).count()).isGreaterThan(250);
  }

  @Test
  void hundredThousandAccountsByNumber_staysSilent() {
    List<LockRef> accounts = locks(100_000, "Account");
    var random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      int from = random.nextInt(accounts.size() - 1);
      int to = from + 1 + random.nextInt(accounts.size() - from - 1);
      ScriptThread teller = i % 2 == 0 ? one : two;
      teller.in("Bank.transfer:7", "Teller.run").nests(accounts.get(from), accounts.get(to));
    }
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void everyRequestItsOwnThread_staysSilent() {
    LockRef registry = script.monitor("Registry");
    for (int i = 0; i < 20_000; i++) {
      LockRef session = script.monitor("Session");
      script.thread("request").in("Server.serve").nests(registry, session);
    }
    script.end();

    assertThat(script.findings()).isEmpty();
  }

  @Test
  void hubWithManyLeaves_stillFindsTheWayBack() {
    LockRef hub = script.monitor("Hub");
    LockRef other = script.monitor("Other");
    for (LockRef leaf : locks(10_000, "Leaf")) {
      one.in("Hub.each").nests(hub, leaf);
    }
    one.in("Hub.other").nests(hub, other);
    for (LockRef leaf : locks(1_000, "OtherLeaf")) {
      two.in("Other.each").nests(other, leaf);
    }
    two.in("Other.hub").nests(other, hub);

    assertThat(script.findings(RULE)).hasSize(1);
  }

  private List<LockRef> locks(int count, String className) {
    List<LockRef> locks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      locks.add(script.monitor(className));
    }
    return locks;
  }
}
