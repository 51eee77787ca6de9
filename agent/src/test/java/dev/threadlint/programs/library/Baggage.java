package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.ProcessPoolExecutor;
import dev.threadlint.runtime.multiprocessing.AsyncResult;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Queue;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Sends to other processes what cannot travel, in all the ways there are. */
public final class Baggage {
  private Baggage() {}

  /** Something with something in it. */
  private record Bag(Object content) implements Serializable {}

  /** One way, as the argument says. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "lock in a task":
        unread(new Bag(new ReentrantLock()));
        break;
      case "queue in an item":
        put(new Bag(new Queue<String>()));
        break;
      case "pool in a message":
        refuse(() -> new Pipe().first().send(new Bag(new Pool(1))));
        break;
      case "lock for a child":
        Arguments lock = Arguments.of(new Bag(new ReentrantLock()));
        refuse(() -> Process.builder().target(Baggage::count, lock).build().start());
        break;
      case "thread in a task":
        unread(new Bag(Thread.currentThread()));
        break;
      case "thread in a future":
        try (ProcessPoolExecutor pool = new ProcessPoolExecutor(1)) {
          pool.submit(Baggage::count, Arguments.of(new Bag(Thread.currentThread())));
        }
        break;
      default:
        put(new Bag(Thread.currentThread()));
    }
  }

  /** Nobody asks how it went. */
  private static void unread(Bag bag) {
    Pool pool = new Pool(1);
    pool.applyAsync(Baggage::count, Arguments.of(bag));
    pool.close();
    pool.join();
  }

  private static void put(Bag bag) {
    Queue<Object> queue = new Queue<>();
    queue.put(bag);
    queue.close();
    queue.joinThread();
  }

  private static void refuse(Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
  }

  private static Object count(Arguments arguments) {
    return arguments.size();
  }

  /** The program is told of each. */
  public static final class Declared {
    private Declared() {}

    public static void main(String[] arguments) {
      Bag bag = new Bag(Thread.currentThread());
      Pool pool = new Pool(1);
      try (PoolEnd end = pool.terminating();
          ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
        refuse(() -> pool.apply(Baggage::count, Arguments.of(bag)));
        refuse(() -> pool.map(Declared::same, List.of(bag, bag, bag)));
        refuse(() -> pool.imap(Declared::same, List.of(bag)).next());
        AsyncResult<Object> looked = pool.applyAsync(Declared::any, Arguments.of(bag));
        looked.await();
        System.out.println(looked.successful());
        pool.applyAsync(Declared::other, Arguments.of(bag), null, e -> {}).await();
        Future<Object> future = executor.submit(Baggage::count, Arguments.of(bag));
        System.out.println(future.exception() != null);
        refuse(() -> new Pipe().first().send(bag));
      }
    }

    private static Object same(Object one) {
      return one;
    }

    private static Object any(Arguments arguments) {
      return arguments.size();
    }

    private static Object other(Arguments arguments) {
      return arguments.size();
    }
  }
}
