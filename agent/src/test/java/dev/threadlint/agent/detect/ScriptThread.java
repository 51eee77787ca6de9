package dev.threadlint.agent.detect;

import dev.threadlint.agent.bootstrap.Clock;
import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinRequested.TargetState;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.LockLeft;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.NestedWait;
import dev.threadlint.agent.fact.Stamp;
import dev.threadlint.agent.fact.TaskWaitedFor;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadPolled;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Want;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread of a {@link FactScript}; what it does, in its order. */
final class ScriptThread {
  private final FactScript script;
  private final ThreadRef ref;
  private final Map<Long, Integer> past = new HashMap<>();
  private final List<Hold> held = new ArrayList<>();
  private final List<Integer> passed = new ArrayList<>();
  private String[] code;
  private int epoch;
  private TargetState state = TargetState.NEW;
  private boolean handedOver;
  private boolean confined;
  private @Nullable String staticField;

  ScriptThread(FactScript script, long id, String name) {
    this(script, id, name, false);
  }

  ScriptThread(FactScript script, long id, String name, boolean daemon) {
    this.script = script;
    this.ref = new ThreadRef(id, name, false, daemon);
    this.code = new String[] {"app." + name + ".run"};
  }

  ThreadRef ref() {
    return ref;
  }

  List<Hold> held() {
    return List.copyOf(held);
  }

  /** Where it is from now on, innermost frame first, as {@link FactScript#stack} says. */
  ScriptThread in(String... frames) {
    code = frames;
    return this;
  }

  /** Whether locks that it meets from now on are known to it alone. */
  ScriptThread confined(boolean value) {
    confined = value;
    return this;
  }

  /** The static field that it reads its locks from from now on. */
  ScriptThread reading(@Nullable String field) {
    staticField = field;
    return this;
  }

  /** Asks for a lock and gets it. */
  ScriptThread takes(LockRef lock) {
    return takes(lock, LockMode.EXCLUSIVE, Patience.BLOCKING);
  }

  ScriptThread reads(LockRef lock) {
    return takes(lock, LockMode.SHARED, Patience.BLOCKING);
  }

  ScriptThread tries(LockRef lock) {
    return takes(lock, LockMode.EXCLUSIVE, Patience.TRY);
  }

  ScriptThread triesFor(LockRef lock) {
    return takes(lock, LockMode.EXCLUSIVE, Patience.TIMED);
  }

  private ScriptThread takes(LockRef lock, LockMode mode, Patience patience) {
    if (!held.isEmpty()) {
      wants(lock, mode, patience);
    }
    return holds(lock, mode);
  }

  /** Takes locks one within the other, then releases them all. */
  ScriptThread nests(LockRef... locks) {
    for (LockRef lock : locks) {
      takes(lock);
    }
    for (LockRef lock : locks) {
      releases(lock);
    }
    return this;
  }

  /** Asks for a lock; the fact is told also if nothing is held. */
  ScriptThread wants(LockRef lock) {
    return wants(lock, LockMode.EXCLUSIVE, Patience.BLOCKING);
  }

  ScriptThread wantsToRead(LockRef lock) {
    return wants(lock, LockMode.SHARED, Patience.BLOCKING);
  }

  private ScriptThread wants(LockRef lock, LockMode mode, Patience patience) {
    var want = new Want(lock, mode, patience, confined, staticField);
    List<Integer> before = List.copyOf(passed);
    script.tell(new LockOrderObserved(script.tick(), ref, stamp(), held(), want, before, stack()));
    if (patience == Patience.BLOCKING) {
      passed.add(lock.id());
    }
    return this;
  }

  /** Holds a lock; no fact comes of that. */
  ScriptThread holds(LockRef lock) {
    return holds(lock, LockMode.EXCLUSIVE);
  }

  ScriptThread holdsToRead(LockRef lock) {
    return holds(lock, LockMode.SHARED);
  }

  private ScriptThread holds(LockRef lock, LockMode mode) {
    held.add(new Hold(lock, mode, confined, staticField, stack()));
    return this;
  }

  ScriptThread releases(LockRef lock) {
    if (!held.isEmpty() && held.get(0).lock().id() == lock.id()) {
      passed.clear();
    }
    held.removeIf(hold -> hold.lock().id() == lock.id());
    return this;
  }

  ScriptThread starts(ScriptThread child) {
    return starts(child, false);
  }

  ScriptThread startsService(ScriptThread child) {
    return starts(child, true);
  }

  private ScriptThread starts(ScriptThread child, boolean service) {
    child.state = TargetState.ALIVE;
    handOver(child.past);
    script.tell(new ThreadStarted(script.tick(), ref, child.ref, service, stack()));
    return this;
  }

  ScriptThread ends() {
    return diesOf(null);
  }

  /** Dies, and no handler of the program is told. */
  ScriptThread diesOf(@Nullable Failure failure) {
    return diesOf(failure, failure != null);
  }

  ScriptThread diesOf(@Nullable Failure failure, boolean unheard) {
    state = TargetState.ENDED;
    script.tell(new ThreadEnded(script.tick(), ref, handedOver, failure, unheard));
    return this;
  }

  /** Joins a thread; returns at once if it has ended. */
  ScriptThread joins(ScriptThread target) {
    return joins(target, 0);
  }

  ScriptThread joinsFor(ScriptThread target) {
    return joinsFor(target, 100);
  }

  ScriptThread joinsFor(ScriptThread target, long millis) {
    return joins(target, millis * 1_000_000);
  }

  private ScriptThread joins(ScriptThread target, long timeout) {
    script.tell(
        new JoinRequested(
            script.tick(), ref, stamp(), target.ref, target.state, timeout, held(), stack()));
    return target.state == TargetState.ENDED ? returnsFromJoin(target) : this;
  }

  /** Comes back from a join of a thread that has ended meanwhile. */
  ScriptThread returnsFromJoin(ScriptThread target) {
    target.handOver(past);
    script.tell(new JoinReturned(script.tick(), ref, target.ref, true, false));
    return this;
  }

  /** Comes back from a join because its time is over. */
  ScriptThread givesUpOn(ScriptThread target) {
    script.tell(new JoinReturned(script.tick(), ref, target.ref, false, false));
    return this;
  }

  /** The same, from a join that says so. */
  ScriptThread isToldToGiveUpOn(ScriptThread target) {
    script.tell(new JoinReturned(script.tick(), ref, target.ref, false, true));
    return this;
  }

  /** Hands a task to a pool and waits for it as long as it takes. */
  ScriptThread waitsForOneTask(long millis) {
    script.pass(millis);
    script.tell(new TaskWaitedFor(script.tick(), ref, millis * 1_000_000, stack()));
    return this;
  }

  /** Ends, and the lock stays held. */
  ScriptThread endsHolding(LockRef lock, @Nullable Failure failure) {
    script.tell(new LockLeft(script.tick(), ref, lock, LockMode.EXCLUSIVE));
    return diesOf(failure, false);
  }

  /** Waits for a thing, or signals it, with all that it holds. */
  ScriptThread nested(NestedWait.Role role, int thing) {
    script.tell(new NestedWait(script.tick(), ref, stamp(), thing, "Slot", role, held(), stack()));
    return this;
  }

  ScriptThread polls(ScriptThread target) {
    script.tell(new ThreadPolled(script.tick(), ref, target.ref));
    return this;
  }

  ScriptThread sends(FactScript.Signal signal) {
    handedOver = true;
    handOver(signal.past);
    return this;
  }

  ScriptThread receives(FactScript.Signal signal) {
    signal.past.forEach((thread, last) -> past.merge(thread, last, Math::max));
    return this;
  }

  /** How the watchdog sees it wait. */
  Waiting waits(Waiting.What what) {
    return new Waiting(ref, what, false, 1, held(), stack());
  }

  Waiting waitsFor(LockRef lock, ScriptThread... owners) {
    return waitsFor(lock, LockMode.EXCLUSIVE, owners);
  }

  Waiting waitsToRead(LockRef lock, ScriptThread... owners) {
    return waitsFor(lock, LockMode.SHARED, owners);
  }

  private Waiting waitsFor(LockRef lock, LockMode mode, ScriptThread... owners) {
    List<ThreadRef> refs = new ArrayList<>();
    for (ScriptThread owner : owners) {
      refs.add(owner.ref);
    }
    return waits(new Waiting.ForLock(lock, mode, refs));
  }

  Waiting waitsFor(ScriptThread target) {
    return waits(new Waiting.ForThread(target.ref));
  }

  Stamp stamp() {
    Clock clock = Clock.EMPTY;
    for (Map.Entry<Long, Integer> known : past.entrySet()) {
      clock = clock.with(known.getKey(), known.getValue());
    }
    return new Stamp(ref.id(), epoch, clock);
  }

  StackTrace stack() {
    return FactScript.stack(code);
  }

  private void handOver(Map<Long, Integer> receiver) {
    past.forEach((thread, last) -> receiver.merge(thread, last, Math::max));
    receiver.merge(ref.id(), epoch, Math::max);
    epoch++;
  }
}
