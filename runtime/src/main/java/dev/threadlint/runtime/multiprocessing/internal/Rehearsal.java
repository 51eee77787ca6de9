package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;
import java.util.ArrayList;
import java.util.List;

/** Lets a child that waits load what it will need when it is told what to do. */
final class Rehearsal {
  private Rehearsal() {}

  static void run() {
    Routine<Integer> function = Arguments::size;
    Pickle.loads(StartOrder.ofThisProcess());
    Object sample = List.of(function, Arguments.of(1, "a"));
    Object again = Pickle.loads(Spawning.dumps(sample, new ArrayList<>()));
    if (again == null) {
      throw new AssertionError();
    }
  }
}
