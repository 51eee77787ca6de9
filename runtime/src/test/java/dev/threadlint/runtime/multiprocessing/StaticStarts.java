package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.futures.ProcessPoolExecutor;
import java.util.List;

/** Programs that start processes in static initializers, as Python's do without a main guard. */
final class StaticStarts {
  private StaticStarts() {}

  static void print(Object text) {
    System.out.println(text);
  }

  private static void printFailure(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof IllegalStateException) {
        print(e.getClass().getSimpleName() + ": " + each.getMessage());
      }
    }
  }

  /** A process with a method of the same class as target. */
  static final class OfProcess {
    static {
      Process child = new Process(OfProcess::work);
      child.start();
      child.join();
      print("exit code " + child.exitCode().getAsInt());
    }

    private OfProcess() {}

    static void work() {
      print("work");
    }

    public static void main(String[] args) {
      print("main");
    }
  }

  /** The same with the target written in another class: it is the method's class that counts. */
  static final class OfTarget {
    private OfTarget() {}

    static final class Work {
      static {
        new Process(Work::more).start();
      }

      private Work() {}

      static void more() {
        print("more");
      }

      static void work() {
        print("work");
      }
    }

    public static void main(String[] args) {
      Process child = new Process(Work::work);
      child.start();
      child.join();
      print("exit code " + child.exitCode().getAsInt());
    }
  }

  /** A pool, whose workers read their tasks when they have long been started. */
  static final class OfPool {
    static {
      Pool pool = new Pool(1);
      try (PoolEnd end = pool.terminating()) {
        print(pool.map(OfPool::square, List.of(1, 2, 3)));
      } catch (ExceptionInInitializerError e) {
        printFailure(e);
      }
    }

    private OfPool() {}

    static int square(int x) {
      return x * x;
    }

    public static void main(String[] args) {
      print("main");
    }
  }

  /** An executor, whose workers may start processes at any other time. */
  static final class OfExecutor {
    static {
      try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
        printFailure(executor.submit(() -> 1).exception());
      }
    }

    private OfExecutor() {}

    public static void main(String[] args) {
      print("main");
    }
  }
}
