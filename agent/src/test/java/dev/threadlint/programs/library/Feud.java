package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Barrier;
import dev.threadlint.runtime.multiprocessing.Lock;
import dev.threadlint.runtime.multiprocessing.Lockable;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.RLock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Processes that lock each other out, or nearly so. */
public final class Feud {
  private Feud() {}

  /** Two children, parent and child, or a parent that joins who wants its lock. */
  public static void main(String[] arguments) {
    Lockable land = new RLock();
    Lockable well = new Lock();
    if (arguments[0].equals("join")) {
      land.acquire();
      Process capulet = start("capulet", land, well, new Barrier(1), null);
      capulet.join();
      return;
    }
    Barrier meeting = new Barrier(2);
    Process capulet = start("capulet", land, well, meeting, null);
    if (arguments[0].equals("children")) {
      Process montague = start("montague", well, land, meeting, null);
      montague.join();
    } else {
      nest(well, land, meeting, null);
    }
    capulet.join();
  }

  private static Process start(
      String name, Lockable outer, Lockable inner, Barrier meeting, @Nullable Duration patience) {
    Process child =
        Process.builder()
            .name(name)
            .target(Feud::nest, Arguments.of(outer, inner, meeting, patience))
            .build();
    child.start();
    return child;
  }

  private static Object nest(Arguments arguments) {
    nest(
        (Lockable) arguments.get(0),
        (Lockable) arguments.get(1),
        (Barrier) arguments.get(2),
        (Duration) arguments.get(3));
    return arguments;
  }

  private static void nest(
      Lockable outer, Lockable inner, Barrier meeting, @Nullable Duration patience) {
    outer.acquire();
    meeting.await();
    if (inner.acquire(patience)) {
      inner.release();
    }
    outer.release();
  }

  /** It ends by itself, for one of them has a time-out or a third one gives a Lock back. */
  public static final class Settled {
    // Time enough for somebody to look at it twice.
    private static final Duration LONG = Duration.ofSeconds(2);

    private Settled() {}

    public static void main(String[] arguments) {
      Lock land = new Lock();
      Lock well = new Lock();
      Barrier meeting = new Barrier(2);
      Process capulet = start("capulet", land, well, meeting, LONG);
      Process montague = start("montague", well, land, meeting, null);
      read(capulet);
      read(montague);

      Lock gate = new Lock();
      Lock door = new Lock();
      gate.acquire();
      read(startPorter(gate));
      Process guest = start("guest", gate, door, new Barrier(1), null);
      Barrier three = new Barrier(3);
      read(guest);
      Process first = start("first", gate, door, three, null);
      Process second = start("second", door, gate, three, null);
      three.await();
      Lock never = new Lock();
      never.acquire();
      never.acquire(LONG);
      gate.release(); // which is not this one's
      read(second);
      read(first);
    }

    /** Frees what it does not have. */
    private static Process startPorter(Lock lock) {
      Process child =
          Process.builder().name("porter").target(Settled::free, Arguments.of(lock)).build();
      child.start();
      return child;
    }

    private static Object free(Arguments arguments) {
      ((Lock) arguments.get(0)).release();
      return arguments;
    }

    private static void read(Process child) {
      child.join();
      System.out.println(child.getName() + " " + child.exitCode().getAsInt());
    }
  }
}
