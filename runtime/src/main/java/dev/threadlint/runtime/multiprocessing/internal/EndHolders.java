package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.WaitQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who holds one end of a pipe, and who waits for news of it. */
final class EndHolders {
  /*
   * Guarded by the mutex, under which nobody sends or receives: the copies in this process, the
   * places kept for processes that have not come yet, and the wires to those that have. A wire that
   * can no longer be written to is no listener any more, but is a speaker until it has been read to
   * its end.
   */
  private final Mutex mutex = new Mutex();
  private final WaitQueue changed = new WaitQueue(mutex);
  private final Set<Integer> kept = new HashSet<>();
  private final List<Wire> listeners = new ArrayList<>();
  private final List<Wire> speakers = new ArrayList<>();
  private final Set<Watch> watches = new LinkedHashSet<>();
  private int copies = 1;
  private int lastNumber;

  boolean isHeldHere() {
    mutex.acquire(this);
    try {
      return copies > 0;
    } finally {
      mutex.release();
    }
  }

  /** Whether somebody may still send from this end, or has sent what is not yet received. */
  boolean isSpokenFor() {
    mutex.acquire(this);
    try {
      return copies > 0 || !kept.isEmpty() || !speakers.isEmpty();
    } finally {
      mutex.release();
    }
  }

  /** Whether somebody may still receive at this end. */
  boolean isListenedTo() {
    mutex.acquire(this);
    try {
      return copies > 0 || !kept.isEmpty() || !listeners.isEmpty();
    } finally {
      mutex.release();
    }
  }

  /** The wire that messages go to: the newest. */
  @Nullable Wire listener() {
    mutex.acquire(this);
    try {
      return listeners.isEmpty() ? null : listeners.get(listeners.size() - 1);
    } finally {
      mutex.release();
    }
  }

  /** The wires that messages come from. */
  List<Wire> speakers() {
    mutex.acquire(this);
    try {
      return speakers.isEmpty() ? List.of() : List.copyOf(speakers);
    } finally {
      mutex.release();
    }
  }

  /** Waits until there is a listener, or nobody can become one; false then. */
  boolean awaitListener() {
    mutex.acquire(this);
    try {
      while (listeners.isEmpty() && (copies > 0 || !kept.isEmpty())) {
        changed.await(this, Deadline.NEVER);
      }
      return !listeners.isEmpty();
    } finally {
      mutex.release();
    }
  }

  /** Keeps a place for one more holder and gives its number. */
  int reserve() {
    mutex.acquire(this);
    try {
      lastNumber++;
      kept.add(lastNumber);
      return lastNumber;
    } finally {
      mutex.release();
    }
  }

  boolean cancel(int number) {
    return change(() -> kept.remove(number));
  }

  /** A copy in this process takes the place. */
  boolean redeem(int number) {
    return change(
        () -> {
          boolean was = kept.remove(number);
          copies += was ? 1 : 0;
          return was;
        });
  }

  /** A process takes the place. */
  boolean redeem(int number, Wire wire) {
    return change(() -> kept.remove(number) && addWireNow(wire));
  }

  void addWire(Wire wire) {
    change(() -> addWireNow(wire));
  }

  void dropCopy() {
    change(
        () -> {
          copies--;
          return true;
        });
  }

  void dropListener(Wire wire) {
    change(() -> listeners.remove(wire));
  }

  void drop(Wire wire) {
    change(
        () -> {
          boolean listened = listeners.remove(wire);
          return speakers.remove(wire) || listened;
        });
    wire.close();
  }

  void closeWires() {
    List<Wire> left = new ArrayList<>(speakers());
    left.forEach(this::drop);
  }

  void addWatch(Watch watch) {
    mutex.acquire(this);
    watches.add(watch);
    mutex.release();
  }

  void removeWatch(Watch watch) {
    mutex.acquire(this);
    watches.remove(watch);
    mutex.release();
  }

  void wakeWatches() {
    mutex.acquire(this);
    try {
      watches.forEach(Watch::wakeUp);
    } finally {
      mutex.release();
    }
  }

  private boolean addWireNow(Wire wire) {
    listeners.add(wire);
    return speakers.add(wire);
  }

  private boolean change(Change change) {
    mutex.acquire(this);
    try {
      boolean changedIt = change.make();
      if (changedIt) {
        changed.wakeAll();
        watches.forEach(Watch::wakeUp);
      }
      return changedIt;
    } finally {
      mutex.release();
    }
  }

  private interface Change {
    boolean make();
  }
}
