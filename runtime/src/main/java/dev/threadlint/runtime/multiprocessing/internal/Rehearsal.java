package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lets a child that waits load what it will need when it is told what to do. */
final class Rehearsal {
  static final String SERVICE = "rehearsal";

  private Rehearsal() {}

  /** As far as there is time. */
  static void run(ChildLine line, long parent) {
    Routine<Integer> function = Arguments::size;
    List<Object> sample = new ArrayList<>(Arrays.asList(function, 1, "a"));
    Object again = Pickle.loads(Pickle.dumps(sample));
    if (line.isSilent()) {
      connect(parent);
    }
    if (line.isSilent()) {
      sample.add(Arguments.of(1, "a"));
      again = Pickle.loads(Pickle.dumps(sample));
    }
    if (again == null) {
      throw new AssertionError();
    }
  }

  private static void connect(long parent) {
    try {
      Exchange.connect(parent, SERVICE).close();
    } catch (RuntimeException e) {
      // The parent is gone or is just going, which is noticed next.
    }
  }
}
