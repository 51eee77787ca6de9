package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.Connections;
import dev.threadlint.runtime.multiprocessing.Event;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.SyncManager;
import java.util.List;

/** A program that looks after its children, or does not. */
public final class Nursery {
  private static final int CODE = 3;

  private Nursery() {}

  /** One is left alone, or nobody reads how it ended. */
  public static void main(String[] arguments) {
    if (arguments[0].equals("left alone")) {
      awaitUnseen(start("lost", Nursery::plays));
      // Its end has been told when another child has come and gone.
      read(start("next", Nursery::plays));
    } else {
      start("fallen", Nursery::falls).join();
    }
  }

  private static Process start(String name, Block what) {
    Process child = Process.builder().name(name).target(what).build();
    child.start();
    return child;
  }

  /** Makes sure that the child has ended, in a way that nobody looks at. */
  private static void awaitUnseen(Process child) {
    ProcessHandle.of(child.pid().getAsLong()).ifPresent(handle -> handle.onExit().join());
  }

  private static void read(Process child) {
    child.join();
    child.exitCode();
  }

  private static void plays() {
    // And goes to sleep.
  }

  private static void falls() {
    throw new SystemExit(CODE);
  }

  /** All are looked after, each in another way. */
  public static final class WellKept {
    private WellKept() {}

    public static void main(String[] arguments) throws Exception {
      Process polled = start("polled", Nursery::plays);
      awaitUnseen(polled);
      polled.isAlive();
      awaitUnseen(start("listed", Nursery::plays));
      Multiprocessing.activeChildren();
      read(start("read", Nursery::falls));
      Connections.wait(List.of(start("watched", Nursery::falls).sentinel()));
      stop();
      share();
      awaitUnseen(startBriefly());
      daemon();
      serve();
      start("last", Nursery::plays);
    }

    private static void stop() {
      Process stopped = start("stopped", Nursery::sleeps);
      stopped.kill();
      stopped.join();
    }

    /** It says itself when it is done. */
    private static void share() {
      Event done = new Event();
      Process sharing =
          Process.builder().name("sharing").target(Nursery::tells, Arguments.of(done)).build();
      sharing.start();
      done.await();
      awaitUnseen(sharing);
    }

    /** By a thread that does no more. */
    private static Process startBriefly() throws InterruptedException {
      Process[] child = new Process[1];
      Thread starter = new Thread(() -> child[0] = start("orphan", Nursery::plays));
      starter.start();
      starter.join();
      return child[0];
    }

    private static void daemon() {
      Process.builder().name("daemon").daemon(true).target(Nursery::sleeps).build().start();
    }

    private static void serve() {
      Pool pool = new Pool(1);
      try (PoolEnd end = pool.terminating();
          SyncManager manager = SyncManager.started()) {
        System.out.println(pool.map(Nursery::same, List.of(1)) + manager.list().toString());
      }
    }
  }

  private static Integer same(Integer number) {
    return number;
  }

  private static Object tells(Arguments arguments) {
    ((Event) arguments.get(0)).set();
    return arguments;
  }

  private static void sleeps() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }
}
