package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs whose locks are taken in both orders and that cannot deadlock all the same. */
class NotADeadlockTest {
  private final FactScript script = new FactScript();
  private final ScriptThread main = script.thread("main");
  private final ScriptThread one = script.thread("one");
  private final ScriptThread two = script.thread("two");
  private final LockRef left = script.monitor("A");
  private final LockRef right = script.monitor("B");

  @AfterEach
  void nothingIsFound() {
    script.end();
    assertThat(script.findings()).isEmpty();
  }

  private void pair(Runnable first, Runnable second) {
    main.starts(one).starts(two);
    first.run();
    one.ends();
    second.run();
    two.ends();
    main.joins(one).joins(two);
  }

  @Test
  void gate_silent() {
    LockRef gate = script.monitor("Gate");
    pair(() -> one.nests(gate, left, right), () -> two.nests(gate, right, left));
  }

  @Test
  void gateLock_silent() {
    LockRef gate = script.lock(LockKind.OWNED, "java.util.concurrent.locks.ReentrantLock");
    pair(() -> one.nests(gate, left, right), () -> two.nests(gate, right, left));
  }

  @Test
  void joined_silent() {
    main.nests(left, right).starts(one);
    one.nests(right, left).ends();
    main.joins(one).nests(left, right);
  }

  @Test
  void chain_silent() {
    ScriptThread boss = script.thread("boss");
    main.starts(boss);
    boss.starts(one);
    one.nests(left, right).ends();
    boss.joins(one).starts(two).ends();
    two.nests(right, left).ends();
    main.joins(boss).joins(two);
  }

  @Test
  void sameThread_silent() {
    main.nests(left, right).nests(right, left);
    pair(() -> one.nests(left), () -> two.nests(right));
  }

  @Test
  void tryLock_silent() {
    pair(() -> one.takes(left).tries(right), () -> two.takes(right).tries(left));
  }

  @Test
  void timed_silent() {
    pair(() -> one.takes(left).triesFor(right), () -> two.takes(right).triesFor(left));
  }

  @Test
  void readers_silent() {
    LockRef a = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    LockRef b = script.lock(LockKind.READ_WRITE, "ReentrantReadWriteLock");
    pair(() -> one.reads(a).reads(b), () -> two.reads(b).reads(a));
  }

  @Test
  void confined_silent() {
    LockRef fresh = script.monitor("B");
    pair(
        () -> one.confined(true).takes(fresh).confined(false).takes(left).releases(fresh),
        () -> two.takes(left).takes(fresh));
  }

  @Test
  void orderedByIdentity_silent() {
    pair(() -> one.nests(left, right), () -> two.nests(left, right));
  }

  @Test
  void latch_silent() {
    var through = script.signal();
    pair(
        () -> one.nests(left, right).sends(through),
        () -> two.receives(through).nests(right, left));
  }

  @Test
  void released_silent() {
    pair(() -> one.nests(left).nests(right), () -> two.nests(right).nests(left));
  }

  @Test
  void objects_silent() {
    LockRef otherLeft = script.monitor("A");
    LockRef otherRight = script.monitor("B");
    pair(() -> one.nests(left, right), () -> two.nests(otherRight, otherLeft));
  }
}
