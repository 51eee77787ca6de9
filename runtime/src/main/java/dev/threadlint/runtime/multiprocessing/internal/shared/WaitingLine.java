package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;

/** Who waits for one shared word, the longest first. Changed under the broker's mutex. */
final class WaitingLine {
  private final SharedWord word;
  private final ConcurrentLinkedDeque<Sleeper> sleepers = new ConcurrentLinkedDeque<>();

  WaitingLine(SharedWord word) {
    this.word = word;
  }

  void add(Sleeper sleeper, boolean first) {
    if (first) {
      sleepers.addFirst(sleeper);
    } else {
      sleepers.addLast(sleeper);
    }
  }

  boolean remove(Sleeper sleeper) {
    return sleepers.remove(sleeper);
  }

  void removeIf(Predicate<Sleeper> gone) {
    sleepers.removeIf(gone);
  }

  /** Wakes those for whom the value is right. The mark goes first; see {@link SharedWord}. */
  void serve() {
    word.markWaitedFor();
    long value = word.get();
    long woken = 0;
    Iterator<Sleeper> each = sleepers.iterator();
    while (each.hasNext()) {
      Sleeper sleeper = each.next();
      if (woken < sleeper.until.room(value) && sleeper.until.isMet(value, sleeper.expected)) {
        each.remove();
        sleeper.wake();
        woken++;
      }
    }
  }

  void signal(int n) {
    for (int i = 0; i < n && !sleepers.isEmpty(); i++) {
      sleepers.removeFirst().wake();
    }
  }

  /** Whether nobody is left; the word is marked so then. */
  boolean isOver() {
    if (!sleepers.isEmpty()) {
      return false;
    }
    word.markNobody();
    return true;
  }

  HeldAndWanted describe() {
    return new HeldAndWanted(
        word.address(),
        !sleepers.isEmpty() && sleepers.peekFirst().until == Until.FREE ? word.get() : 0,
        sleepers.stream().map(sleeper -> sleeper.who).toList());
  }
}
