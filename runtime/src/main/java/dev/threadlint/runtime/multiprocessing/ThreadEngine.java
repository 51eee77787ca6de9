package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest;
import dev.threadlint.runtime.threading.Thread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does the tasks of a pool in threads. */
final class ThreadEngine extends PoolEngine {
  private record Item(PoolJob job, int index, WorkRequest request) {}

  private final int threads;
  private final @Nullable Block initializer;
  private final TaskQueue<Item> tasks = new TaskQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicInteger feeds = new AtomicInteger();
  private volatile boolean closing;
  private volatile boolean terminated;

  ThreadEngine(PoolBuilder builder) {
    this.threads = builder.processes;
    this.initializer = builder.initializer;
    for (int i = 0; i < threads; i++) {
      hire();
    }
  }

  @Override
  void submit(PoolJob job, int index, @Nullable Object input) {
    tasks.add(new Item(job, index, job.request(input)));
  }

  @Override
  boolean awaitRoom() {
    return tasks.awaitRoom();
  }

  @Override
  void beginFeed() {
    feeds.incrementAndGet();
  }

  @Override
  void endFeed() {
    feeds.decrementAndGet();
    endIfFed();
  }

  @Override
  int size() {
    return threads;
  }

  @Override
  void close() {
    closing = true;
    endIfFed();
  }

  /** A thread cannot be ended: what runs, runs on, but its result never comes, as in Python. */
  @Override
  void terminate() {
    terminated = true;
    tasks.clear();
    tasks.close();
  }

  @Override
  void join() {
    List<Thread> all;
    synchronized (workers) {
      all = List.copyOf(workers);
    }
    all.forEach(Thread::join);
  }

  private void endIfFed() {
    if (closing && feeds.get() == 0) {
      tasks.close();
    }
  }

  private void hire() {
    Thread worker =
        Thread.builder().target("worker", args -> work(), Arguments.none()).daemon(true).build();
    synchronized (workers) {
      workers.add(worker);
    }
    worker.start();
  }

  @SuppressWarnings("NullAway") // nobody looks at it
  private Object work() throws Exception {
    if (initializer != null) {
      initializer.run();
    }
    Item item;
    while ((item = tasks.take()) != null) {
      Outcome outcome = outcomeOf(item);
      if (!terminated) {
        item.job().done(item.index(), outcome);
      }
    }
    return null;
  }

  /** A SystemExit ends the worker, as in Python, and its task never does; another one comes. */
  private Outcome outcomeOf(Item item) {
    try {
      return new Outcome(item.request().run(), null);
    } catch (SystemExit e) {
      hire();
      throw e;
    } catch (Throwable e) {
      return new Outcome(null, e);
    }
  }
}
