package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Event;
import dev.threadlint.runtime.multiprocessing.Lock;
import dev.threadlint.runtime.multiprocessing.Lockable;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.RLock;
import java.time.Duration;

/** Child processes that die with a lock in their hands, and what becomes of the lock. */
public final class Heirs {
  private Heirs() {}

  /** How the child ends, the argument says; nobody gives the lock back. */
  public static void main(String[] arguments) {
    Lockable lock = arguments[0].equals("forgets") ? new RLock() : new Lock();
    Process testator = start("testator", arguments[0], lock);
    if (arguments[0].equals("is killed")) {
      testator.kill();
    }
    testator.join();
    System.out.println(testator.exitCode().getAsInt());
    if (arguments[0].equals("is killed")) {
      // As long as it takes the tracer to look who waits.
      Process heir = start("heir", "waits", lock);
      heir.join();
      heir.exitCode();
    }
  }

  private static Process start(String name, String how, Lockable lock) {
    Event ready = new Event();
    Process child =
        Process.builder().name(name).target(Heirs::hold, Arguments.of(how, lock, ready)).build();
    child.start();
    ready.await();
    return child;
  }

  private static Object hold(Arguments arguments) throws Exception {
    String how = (String) arguments.get(0);
    Lockable lock = (Lockable) arguments.get(1);
    Event ready = (Event) arguments.get(2);
    if (how.equals("waits")) {
      ready.set();
      return lock.acquire(Duration.ofSeconds(3));
    }
    lock.acquire();
    ready.set();
    if (how.equals("throws")) {
      throw new IllegalStateException("under the lock");
    } else if (how.startsWith("is ")) {
      Thread.sleep(Long.MAX_VALUE);
    }
    return how;
  }

  /** Somebody does, or nobody needs it any more. */
  public static final class WellKept {
    private WellKept() {}

    public static void main(String[] arguments) {
      Lock handed = new Lock();
      Process giver = start("giver", "gives", handed);
      giver.join();
      giver.exitCode();
      handed.release();

      Process stopped = start("stopped", "is stopped", new Lock());
      stopped.terminate();
      stopped.join();

      Process.builder()
          .name("daemon")
          .daemon(true)
          .target(Heirs::hold, Arguments.of("is cut off", new Lock(), new Event()))
          .build()
          .start();
    }
  }
}
