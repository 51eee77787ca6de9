package dev.threadlint.agent.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that was longest without use when it grows beyond its bound. */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int bound;

  /** An empty map for at most that many entries. */
  public Bounded(int bound) {
    super(16, 0.75f, true);
    this.bound = bound;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > bound;
  }
}
