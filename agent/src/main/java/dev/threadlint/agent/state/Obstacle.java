package dev.threadlint.agent.state;

import org.jspecify.annotations.Nullable;

/** Why a cycle of lock orders cannot become a deadlock; the later, the closer it came. */
public enum Obstacle {
  /** A side does not wait for ever. */
  TRY("try"),
  /** A side had a lock that nobody else could know then. */
  CONFINED("confined"),
  /** A side only reads a lock that the next only reads. */
  READERS("readers"),
  /** One thread is on two sides. */
  SAME_THREAD("same-thread"),
  /** Two sides hold a lock that only one of them can hold. */
  GATE("gate"),
  /** To get there, each side must pass through a lock that the other then has. */
  PASSED("passed"),
  /** A static field that both read their lock from was changed in between. */
  CHANGED_FIELD("changed-field"),
  /** One side was over before another began. */
  ORDERED("ordered");

  private final String id;

  Obstacle(String id) {
    this.id = id;
  }

  /** The reason's id. */
  public String id() {
    return id;
  }

  /** What keeps a side out of every cycle. */
  static @Nullable Obstacle of(EdgeVariant side) {
    if (!side.waitsForEver()) {
      return TRY;
    }
    return side.confined() ? CONFINED : null;
  }

  /** What keeps two sides, wherever they stand in a cycle, from waiting at the same time. */
  static @Nullable Obstacle between(EdgeVariant one, EdgeVariant other) {
    if (one.thread().id() == other.thread().id()) {
      return SAME_THREAD;
    }
    if (!one.heldSet().coexistsWith(other.heldSet())) {
      return GATE;
    }
    if (one.passed(other) && other.passed(one)) {
      return PASSED;
    }
    if (one.changedField(other)) {
      return CHANGED_FIELD;
    }
    return one.fact().stamp().concurrent(other.fact().stamp()) ? null : ORDERED;
  }
}
