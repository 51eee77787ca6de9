package dev.threadlint.agent.jdk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Locks of the runtime library that processes share, which is known by name only. */
public final class SharedLocks {
  private static final String MULTIPROCESSING = "dev.threadlint.runtime.multiprocessing.";
  private static final String SHARED = MULTIPROCESSING + "internal.shared.";
  private static final String RLOCK = MULTIPROCESSING + "RLock";

  private static final RuntimeField LOCK_MUTEX =
      new RuntimeField(MULTIPROCESSING + "Lock", "mutex");
  private static final RuntimeField RLOCK_MUTEX = new RuntimeField(RLOCK, "mutex");
  private static final RuntimeField WORD = new RuntimeField(SHARED + "SharedMutex", "word");
  private static final RuntimeField FILE = new RuntimeField(SHARED + "SharedWord", "file");
  private static final RuntimeField MEMORY = new RuntimeField(SHARED + "SharedWord", "memory");
  private static final RuntimeField OFFSET = new RuntimeField(SHARED + "SharedWord", "offset");
  private static final RuntimeField ID = new RuntimeField(SHARED + "SharedFile", "id");

  private static final RuntimeField LINES = new RuntimeField(SHARED + "Broker", "lines");
  private static final RuntimeField OF_LINE = new RuntimeField(SHARED + "WaitingLine", "word");
  private static final RuntimeField SLEEPERS = new RuntimeField(SHARED + "WaitingLine", "sleepers");
  private static final RuntimeField WHO = new RuntimeField(SHARED + "Sleeper", "who");
  private static final RuntimeField UNTIL = new RuntimeField(SHARED + "Sleeper", "until");
  private static final RuntimeField FOR_EVER = new RuntimeField(SHARED + "Sleeper", "forEver");

  private SharedLocks() {}

  /** Whether only the thread that has it can free it. */
  public static boolean isReentrant(Object lock) {
    return lock.getClass().getName().equals(RLOCK);
  }

  /** Where a Lock or RLock really is; null if not known. */
  public static @Nullable SharedWord wordOf(Object lock) {
    Object mutex = (isReentrant(lock) ? RLOCK_MUTEX : LOCK_MUTEX).get(lock);
    return mutex == null ? null : wordOfMutex(mutex);
  }

  /** Where a mutex really is; null if not known. */
  static @Nullable SharedWord wordOfMutex(Object mutex) {
    Object word = WORD.get(mutex);
    return word == null ? null : read(word);
  }

  /**
   * Who waits for such locks, in all processes. The broker's collections may be looked at while
   * they change.
   */
  public static List<SharedWait> waits(Object broker) {
    List<SharedWait> waits = new ArrayList<>();
    if (LINES.get(broker) instanceof Map<?, ?> lines) {
      for (Object line : lines.values()) {
        Object word = OF_LINE.get(line);
        SharedWord lock = word == null ? null : read(word);
        if (lock != null && SLEEPERS.get(line) instanceof Iterable<?> sleepers) {
          addThoseOf(sleepers, lock, waits);
        }
      }
    }
    return waits;
  }

  private static void addThoseOf(Iterable<?> sleepers, SharedWord lock, List<SharedWait> waits) {
    for (Object sleeper : sleepers) {
      if (UNTIL.get(sleeper) instanceof Enum<?> until && until.name().equals("FREE")) {
        waits.add(
            new SharedWait(
                sleeper, WHO.getLong(sleeper, 0), FOR_EVER.getBoolean(sleeper, false), lock));
      }
    }
  }

  static @Nullable SharedWord read(Object word) {
    Object file = FILE.get(word);
    return file != null && MEMORY.get(word) instanceof ByteBuffer memory
        ? new SharedWord(ID.getLong(file, 0), OFFSET.getInt(word, 0), memory)
        : null;
  }
}
