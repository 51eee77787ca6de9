package dev.threadlint.runtime;

import dev.threadlint.runtime.futures.ProcessPoolExecutor;
import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import dev.threadlint.runtime.threading.Threading;
import java.util.Map;

/** Programs whose ends {@link ProgramExitTest} watches; each runs in a JVM of its own. */
final class ExitPrograms {
  private static final Map<String, Block> PROGRAMS =
      Map.of(
          "mainReturns", ExitPrograms::mainReturns,
          "mainFails", ExitPrograms::mainFails,
          "mainExits", ExitPrograms::mainExits,
          "mainHalts", ExitPrograms::mainHalts,
          "threadExits", ExitPrograms::threadExits,
          "queuedTasks", ExitPrograms::queuedTasks,
          "handlers", ExitPrograms::handlers,
          "hangs", ExitPrograms::hangs);

  private ExitPrograms() {}

  public static void main(String[] args) throws Exception {
    PROGRAMS.get(args[0]).run();
  }

  private static void mainReturns() {
    Started.thread(() -> new Event().await());
    Thread slow =
        new Thread(
            () -> {
              Threading.mainThread().join();
              say("non-daemon ends");
            });
    slow.start();
    say("main ends, daemon " + slow.isDaemon());
  }

  private static void mainFails() {
    startThreadThatOutlivesMain();
    throw new IllegalStateException("main failed");
  }

  private static void mainExits() {
    startThreadThatOutlivesMain();
    System.exit(3);
  }

  private static void mainHalts() {
    startThreadThatOutlivesMain();
    Runtime.getRuntime().halt(7);
  }

  private static void threadExits() {
    new Thread(() -> System.exit(4)).start();
  }

  private static void queuedTasks() {
    ThreadPoolExecutor executor = new ThreadPoolExecutor(1);
    executor.submit(() -> Await.until(ProgramExit::isDraining));
    for (int i = 0; i < 3; i++) {
      int number = i;
      executor.submit(() -> say("task " + number));
    }
    executor.submit(() -> failureOf(() -> executor.submit(() -> 1)));
    say("main ends");
  }

  private static void handlers() {
    ThreadPoolExecutor executor = new ThreadPoolExecutor(1);
    ProcessPoolExecutor processes = new ProcessPoolExecutor(1);
    Runnable unwanted = () -> say("unregistered");
    AtExit.register(() -> say("first registered"));
    AtExit.register(
        () -> {
          throw new IllegalStateException("handler failed");
        });
    AtExit.register(unwanted);
    AtExit.register(() -> failureOf(() -> executor.submit(() -> 1)));
    AtExit.register(() -> failureOf(() -> processes.submit(() -> 1)));
    AtExit.register(() -> failureOf(() -> new Thread().start()));
    AtExit.unregister(unwanted);
  }

  private static void hangs() {
    new Thread(() -> new Event().await()).start();
    say("hanging");
  }

  private static void startThreadThatOutlivesMain() {
    new Thread(
            () -> {
              Await.until(() -> ProgramExit.isDraining() || !Threading.mainThread().isAlive());
              say("non-daemon ends");
            })
        .start();
  }

  private static void failureOf(Block block) {
    try {
      block.run();
      say("no failure");
    } catch (Exception e) {
      say(e.getMessage());
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
