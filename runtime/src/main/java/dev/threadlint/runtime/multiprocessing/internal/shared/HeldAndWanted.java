package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.util.List;

/**
 * A shared word that somebody waits for.
 *
 * @param word which one
 * @param holder who has it, as {@link SharedMutex} writes it; zero if nobody or if it is no mutex
 * @param waiters each waiting thread, the longest first
 */
record HeldAndWanted(WordAddress word, long holder, List<Long> waiters) {
  /** Whether the holder's process has died: the wait will not end, as in Python. */
  boolean isHeldByDead() {
    return holder != 0 && ProcessHandle.of(SharedMutex.processOf(holder)).isEmpty();
  }
}
