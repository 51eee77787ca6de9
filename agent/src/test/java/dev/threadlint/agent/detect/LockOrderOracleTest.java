package dev.threadlint.agent.detect;

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
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random small runs, judged by the definition: all ways to close a circle are tried. */
class LockOrderOracleTest {
  private static final int RUNS = 200;

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void randomRun_reportsIfAndOnlyIfSomeCycleCanHang(int facts) {
    int hanging = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      List<LockOrderObserved> run = run(new Random(seed), facts);
      var script = new FactScript();
      run.forEach(script::tell);
      boolean canHang = closes(run, new ArrayList<>());
      hanging += canHang ? 1 : 0;

      assertThat(!script.findings("lock-order-cycle").isEmpty())
          .as("seed %d: %s", seed, run)
          .isEqualTo(canHang);
    }
    assertThat(hanging).isBetween(3, RUNS - 3);
  }

  private static List<LockOrderObserved> run(Random random, int facts) {
    List<LockOrderObserved> run = new ArrayList<>();
    for (int i = 0; i < facts; i++) {
      run.add(fact(random, i));
    }
    return run;
  }

  private static LockOrderObserved fact(Random random, int number) {
    int thread = 1 + random.nextInt(4);
    List<Integer> locks = new ArrayList<>(List.of(1, 2, 3, 4));
    java.util.Collections.shuffle(locks, random);
    List<Hold> held = new ArrayList<>();
    int depth = 1 + random.nextInt(2);
    for (int i = 0; i < depth; i++) {
      held.add(
          new Hold(
              lock(locks.get(i)), mode(random), false, FactScript.stack("app.Held.at" + number)));
    }
    Patience patience = random.nextInt(6) == 0 ? Patience.TRY : Patience.BLOCKING;
    Want want = new Want(lock(locks.get(depth)), mode(random), patience, random.nextInt(8) == 0);
    return new LockOrderObserved(
        number,
        new ThreadRef(thread, "thread-" + thread, false, false),
        stamp(random, thread, number),
        held,
        want,
        FactScript.stack("app.Wanted.at" + number));
  }

  /** Epochs go up with time; sometimes another thread's earlier facts lie before. */
  private static Stamp stamp(Random random, int thread, int number) {
    int other = 1 + random.nextInt(4);
    boolean ordered = other != thread && random.nextInt(4) == 0;
    return new Stamp(thread, number, ordered ? Clock.EMPTY.with(other, number - 1) : Clock.EMPTY);
  }

  private static LockRef lock(int id) {
    return new LockRef(id, LockKind.READ_WRITE, "Lock", null);
  }

  private static LockMode mode(Random random) {
    return random.nextInt(4) == 0 ? LockMode.SHARED : LockMode.EXCLUSIVE;
  }

  private record Side(LockOrderObserved fact, Hold hold) {}

  private static boolean closes(List<LockOrderObserved> run, List<Side> path) {
    if (path.size() > 1 && follows(path.get(path.size() - 1), path.get(0))) {
      return true;
    }
    for (LockOrderObserved fact : run) {
      for (Hold hold : fact.held()) {
        var next = new Side(fact, hold);
        if (fits(path, next)) {
          path.add(next);
          boolean closed = closes(run, path);
          path.remove(path.size() - 1);
          if (closed) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean fits(List<Side> path, Side next) {
    Want want = next.fact.wanted();
    if (want.patience() != Patience.BLOCKING || want.confined() || next.hold.confined()) {
      return false;
    }
    for (Side side : path) {
      if (side.fact.thread().id() == next.fact.thread().id()
          || !side.fact.stamp().concurrent(next.fact.stamp())
          || gated(side, next)) {
        return false;
      }
    }
    return path.isEmpty() || follows(path.get(path.size() - 1), next);
  }

  private static boolean gated(Side one, Side other) {
    for (Hold mine : one.fact.held()) {
      for (Hold theirs : other.fact.held()) {
        if (mine.lock().id() == theirs.lock().id()
            && (mine.mode() == LockMode.EXCLUSIVE || theirs.mode() == LockMode.EXCLUSIVE)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean follows(Side side, Side next) {
    Want want = side.fact.wanted();
    return want.lock().id() == next.hold.lock().id()
        && (want.mode() == LockMode.EXCLUSIVE || next.hold.mode() == LockMode.EXCLUSIVE);
  }
}
