package dev.threadlint.agent.fact;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives things of the program small numbers, and keeps none of them alive. For one thread.
 *
 * @param <V> what is known of a thing besides its number
 */
final class Numbers<V> {
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final Map<Key, Entry<V>> entries = new HashMap<>();
  private int last;

  private static final class Entry<V> {
    final int number;
    final V value;

    Entry(int number, V value) {
      this.number = number;
      this.value = value;
    }
  }

  /** Equal to another key of the same thing, and to itself once the thing is gone. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object thing, @Nullable ReferenceQueue<Object> queue) {
      super(thing, queue);
      hash = System.identityHashCode(thing);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Key key && key.get() == mine;
    }
  }

  /** What is known of a thing, or null. */
  @Nullable V find(Object thing) {
    Entry<V> entry = entries.get(new Key(thing, null));
    return entry == null ? null : entry.value;
  }

  /** The number that the next new thing will have. */
  int next() {
    return last + 1;
  }

  /** Gives a new thing the {@link #next} number. */
  void add(Object thing, V value) {
    last++;
    entries.put(new Key(thing, gone), new Entry<>(last, value));
  }

  /** How many things ever got a number. */
  int count() {
    return last;
  }

  /** The number of a thing that is gone, each once; 0 when there is none. */
  int pollGone() {
    Reference<?> key;
    while ((key = gone.poll()) != null) {
      Entry<V> entry = entries.remove(key);
      if (entry != null) {
        return entry.number;
      }
    }
    return 0;
  }
}
