package dev.threadlint.runtime.multiprocessing.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;

/**
 * The JDK's locks and queues: Java would copy them to another process without a word, where a copy
 * locks nothing and gets nothing.
 */
final class Uncopyable {
  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isOfTheJdk(type)
              && Stream.of(
                      Lock.class,
                      ReadWriteLock.class,
                      StampedLock.class,
                      Semaphore.class,
                      BlockingQueue.class)
                  .anyMatch(kind -> kind.isAssignableFrom(type));
        }
      };

  private Uncopyable() {}

  static boolean includes(Class<?> type) {
    return KNOWN.get(type);
  }

  /** A program's own queue may know what it does. */
  private static boolean isOfTheJdk(Class<?> type) {
    return type.getName().startsWith("java.util.concurrent.");
  }
}
