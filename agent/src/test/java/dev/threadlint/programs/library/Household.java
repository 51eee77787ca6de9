package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Event;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.Process;
import java.nio.file.Path;
import java.util.List;

/** Processes that do in themselves what other programs do in one: take locks in two orders. */
public final class Household {
  private Household() {}

  /** One child; what it does, and what it starts, the argument says. */
  public static void main(String[] arguments) {
    if (arguments[0].equals("other java")) {
      Path home = Path.of(System.getProperty("java.home"));
      Multiprocessing.setExecutable(home.resolve("lib/../bin/java").toString());
    }
    Event ready = new Event();
    Process child =
        Process.builder()
            .name("ledger")
            .target(Household::work, Arguments.of(arguments[0], ready))
            .build();
    child.start();
    if (arguments[0].equals("killed")) {
      ready.await();
      awaitLine();
      child.kill();
    }
    child.join();
    System.out.println("exit code " + child.exitCode().getAsInt());
  }

  private static Object work(Arguments arguments) throws Exception {
    String what = (String) arguments.get(0);
    if (what.equals("grandchild")) {
      Process grandchild = Process.builder().name("journal").target(Household::crossLocks).build();
      grandchild.start();
      grandchild.join();
      return grandchild.exitCode();
    }
    if (what.equals("properties")) {
      // As they are without the numbers of processes, which differ from run to run.
      System.getProperties().stringPropertyNames().stream()
          .filter(property -> property.contains("threadlint"))
          .sorted()
          .forEach(System.out::println);
      System.out.println(System.getProperty("sun.java.command").replaceAll("[0-9].*", ""));
      return what;
    }
    crossLocks();
    ((Event) arguments.get(1)).set();
    if (what.equals("killed")) {
      Thread.sleep(Long.MAX_VALUE);
    }
    return what;
  }

  private static void crossLocks() {
    LockOrder.main(new String[] {"wrong"});
  }

  private static void awaitLine() {
    try {
      while (System.in.read() >= 0) {
        // Until it is closed.
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Workers of a pool. */
  public static final class Pooled {
    private Pooled() {}

    public static void main(String[] arguments) {
      Pool pool = new Pool(2);
      System.out.println(pool.map(Pooled::cross, List.of(1, 2, 3, 4)));
      pool.close();
      pool.join();
    }

    private static Integer cross(Integer input) {
      crossLocks();
      return input;
    }
  }
}
