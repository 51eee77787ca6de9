package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.jdk.SharedLocks;
import dev.threadlint.agent.jdk.SharedWait;
import dev.threadlint.agent.jdk.SharedWord;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The locks of this process that it may share with others: where they were made, who waits for
 * them, and who has died with one. For the analysis thread only.
 */
final class SharedLockTable {
  private static final int MOST = 4_096;

  private final Locks locks;
  private final List<Made> made = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private @Nullable WeakReference<Object> broker;

  SharedLockTable(Locks locks) {
    this.locks = locks;
  }

  /** A lock that was made here, or came from the parent. */
  private record Made(WeakReference<Object> lock, ThreadRef maker, StackTrace stack) {}

  /** A lock in the hands of a process that has ended. */
  private static final class Left {
    final ProcessEnded end;
    final SharedLock lock;
    final SharedWord word;
    final long holder;
    boolean wanted;

    Left(ProcessEnded end, SharedLock lock, SharedWord word, long holder) {
      this.end = end;
      this.lock = lock;
      this.word = word;
      this.holder = holder;
    }

    boolean isStillHeld() {
      return word.holder() == holder;
    }
  }

  /** A Lock or RLock has been made, or has come from the parent. */
  void add(Event event, ThreadRef maker) {
    made.removeIf(one -> one.lock.get() == null);
    if (made.size() < MOST) {
      Object lock = Objects.requireNonNull(event.subject);
      made.add(new Made(new WeakReference<>(lock), maker, FactReader.stackOf(event)));
    }
  }

  /** This process has the broker, which knows who waits. */
  void addBroker(Event event) {
    broker = new WeakReference<>(Objects.requireNonNull(event.subject));
  }

  /** Notes what a process held that has ended. */
  void ended(ProcessEnded end) {
    for (Made one : made) {
      Object lock = one.lock.get();
      SharedWord word = lock == null ? null : SharedLocks.wordOf(lock);
      long holder = word == null ? 0 : word.holder();
      if (word != null && SharedWord.processOf(holder) == end.child().pid() && isNew(word)) {
        left.add(new Left(end, shared(lock, one), word, holder));
      }
    }
  }

  private boolean isNew(SharedWord word) {
    return left.size() < MOST && left.stream().noneMatch(one -> one.word.is(word));
  }

  private SharedLock shared(Object lock, Made one) {
    LockRef ref = locks.ref(lock, HoldTag.RUNTIME);
    return new SharedLock(ref, one.maker, one.stack);
  }

  /** The lock in that place; null if this process does not know it. */
  @Nullable SharedLock at(SharedWord word) {
    for (Made one : made) {
      Object lock = one.lock.get();
      SharedWord its = lock == null ? null : SharedLocks.wordOf(lock);
      if (its != null && its.is(word)) {
        return shared(lock, one);
      }
    }
    return null;
  }

  /** Whether this process has the broker. */
  boolean knowsWhoWaits() {
    return broker != null;
  }

  /** All who wait for a lock, in any process; none if this one does not have the broker. */
  List<SharedWait> waits() {
    Object known = broker == null ? null : broker.get();
    List<SharedWait> waits = known == null ? List.of() : SharedLocks.waits(known);
    for (Left one : left) {
      one.wanted |= waits.stream().anyMatch(wait -> one.word.is(wait.lock()));
    }
    return waits;
  }

  /** What those who have ended still hold, for nobody has freed it in their stead. */
  List<SharedLockLeft> atEnd() {
    waits();
    List<SharedLockLeft> still = new ArrayList<>();
    for (Left one : left) {
      if (one.isStillHeld()) {
        ThreadRef holder = new ThreadRef(one.holder, one.end.child().label(), false, false);
        still.add(new SharedLockLeft(one.end, holder, one.lock, one.wanted));
      }
    }
    left.clear();
    return still;
  }
}
