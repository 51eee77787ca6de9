package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockContended.Doing;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One wait of one thread for a lock, as the looks see it. */
final class LockWait {
  /** What the JVM was not asked for at the first look. */
  static final long UNKNOWN = -1;

  final ThreadState state;

  private final long progress;
  private final long since;
  private long latest;
  private long describedAt;
  private boolean told;
  private @Nullable Scene scene;
  private Doing doing = Doing.OTHER;

  LockWait(ThreadState state, long progress, long now) {
    this.state = state;
    this.progress = progress;
    this.since = now;
    this.latest = now;
  }

  /**
   * What was to be seen.
   *
   * @param lock for which lock the thread waits
   * @param stack where
   * @param owner who holds it
   * @param ownerState the same
   * @param ownerStack where that one is
   * @param byProgram whether it took the lock in the program's code
   */
  record Scene(
      LockRef lock,
      StackTrace stack,
      ThreadRef owner,
      ThreadState ownerState,
      StackTrace ownerStack,
      boolean byProgram) {}

  /** Whether that is still the same wait. */
  boolean goesOn(long now) {
    return progress != UNKNOWN && progress == now;
  }

  /** Whether it is time to ask what it is about. */
  boolean seenAgain(long now) {
    latest = now;
    return describedAt == 0;
  }

  void describedAs(@Nullable Scene seen) {
    describedAt = latest;
    scene = seen;
    doing = seen == null ? Doing.OTHER : Deeds.of(seen.ownerStack());
  }

  /** Tells while it lasts what the owner does, if that has not changed since. */
  void tellOnce(FactReader reader, List<Fact> facts, ContendedLocks locks) {
    Scene seen = scene;
    if (seen == null || told || doing == Doing.OTHER || latest == describedAt) {
      return;
    }
    told = true;
    if (locks.stillThere(seen)) {
      facts.add(fact(reader, seen, false));
    }
  }

  /** Tells that it is over. */
  void tellEnd(FactReader reader, List<Fact> facts) {
    Scene seen = scene;
    if (seen != null) {
      facts.add(fact(reader, seen, true));
    }
  }

  private LockContended fact(FactReader reader, Scene seen, boolean over) {
    return new LockContended(
        reader.since(latest),
        FactReader.thread(state.thread),
        seen.lock(),
        latest - since,
        over,
        seen.stack(),
        seen.owner(),
        doing,
        seen.ownerStack(),
        seen.byProgram());
  }
}
