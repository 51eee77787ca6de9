package dev.threadlint.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Tasks of a ForkJoinPool fail and nobody looks, or somebody does. */
public final class ForkedFailureLost {
  private ForkedFailureLost() {}

  public static void main(String[] arguments) throws InterruptedException {
    boolean wrong = arguments[0].equals("wrong");
    ForkJoinPool pool = new ForkJoinPool(2);
    Halves handedIn = new Halves(4);
    pool.execute(handedIn);
    ForkJoinTask<?> run = pool.submit((Runnable) () -> fail("run"));
    ForkJoinTask<?> called = pool.submit(() -> "never " + fail("call"));
    if (!wrong) {
      look(handedIn);
      look(run);
      called.quietlyJoin();
      if (called.isCompletedNormally()) {
        throw new AssertionError("it fails always");
      }
      partsFail(pool);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void look(ForkJoinTask<?> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException expected) {
      // This is what the other program lacks.
    }
  }

  /** Many parts fail, and whom they are part of tells it once. */
  private static void partsFail(ForkJoinPool pool) {
    try {
      pool.invoke(new Halves(8));
    } catch (IllegalStateException expected) {
      // One of four.
    }
    try {
      IntStream.range(0, 1_000).parallel().forEach(i -> fail("part"));
    } catch (IllegalStateException expected) {
      // One of many.
    }
  }

  private static int fail(String what) {
    throw new IllegalStateException(what + " fails on purpose");
  }

  private static final class Halves extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final int size;

    Halves(int size) {
      this.size = size;
    }

    @Override
    protected void compute() {
      if (size == 1) {
        fail("half");
      }
      invokeAll(new Halves(size / 2), new Halves(size / 2));
    }
  }
}
