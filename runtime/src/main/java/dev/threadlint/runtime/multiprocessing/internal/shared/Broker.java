package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Mutex;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Knows who waits for which shared word, in all processes of this program, and wakes them. */
final class Broker {
  /*
   * There is one, in the process that started all others and outlives them. It is asked only when
   * somebody must wait or somebody waits: what can be done at once is done in shared memory.
   *
   * It gives nobody anything. It wakes a waiter, who then tries the word itself and, if somebody
   * was quicker, takes the first place in the queue again. So a process that is killed between
   * being woken and having tried takes nothing with it; but its wake-up would be lost. That is why
   * all queues are looked at again whenever a process goes, and every now and then.
   *
   * Changes need the mutex. Who only looks on needs nothing: the collections bear that.
   */
  private final Mutex mutex = new Mutex();
  private final Map<WordAddress, WaitingLine> lines = new ConcurrentHashMap<>();

  private static final Broker IN_THIS_PROCESS = new Broker();

  static Broker inThisProcess() {
    return IN_THIS_PROCESS;
  }

  void enqueue(SharedWord word, Sleeper sleeper, boolean first) {
    guarded(
        () -> {
          WaitingLine line = lines.computeIfAbsent(word.address(), at -> new WaitingLine(word));
          line.add(sleeper, first);
          serve(word.address(), line);
        });
  }

  /** Takes a sleeper out; false if it has been woken. */
  boolean cancel(WordAddress word, Sleeper sleeper) {
    mutex.acquire(this);
    try {
      WaitingLine line = lines.get(word);
      boolean removed = line != null && line.remove(sleeper);
      if (removed) {
        dropIfOver(word, line);
      }
      return removed;
    } finally {
      mutex.release();
    }
  }

  void changed(WordAddress word) {
    guarded(
        () -> {
          WaitingLine line = lines.get(word);
          if (line != null) {
            serve(word, line);
          }
        });
  }

  void signal(WordAddress word, int n) {
    guarded(
        () -> {
          WaitingLine line = lines.get(word);
          if (line != null) {
            line.signal(n);
            dropIfOver(word, line);
          }
        });
  }

  /** Forgets waiters that are no more. */
  void forget(Predicate<Sleeper> gone) {
    guarded(
        () -> {
          lines.values().forEach(line -> line.removeIf(gone));
          serveAll();
        });
  }

  /** Looks at all queues again; false if there is none. */
  boolean recheck() {
    mutex.acquire(this);
    try {
      serveAll();
      return !lines.isEmpty();
    } finally {
      mutex.release();
    }
  }

  /** All that somebody waits for at the moment. */
  List<HeldAndWanted> waits() {
    mutex.acquire(this);
    try {
      return lines.values().stream().map(WaitingLine::describe).toList();
    } finally {
      mutex.release();
    }
  }

  private void serveAll() {
    lines.values().forEach(WaitingLine::serve);
    lines.values().removeIf(WaitingLine::isOver);
  }

  private void serve(WordAddress word, WaitingLine line) {
    line.serve();
    dropIfOver(word, line);
  }

  private void dropIfOver(WordAddress word, WaitingLine line) {
    if (line.isOver()) {
      lines.remove(word);
    }
  }

  private void guarded(Runnable change) {
    mutex.acquire(this);
    try {
      change.run();
    } finally {
      mutex.release();
    }
  }
}
