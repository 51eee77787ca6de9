package dev.threadlint.agent.state;

/** How much a search may still do. */
final class Work {
  private final int allowed;
  private int done;

  Work(int allowed) {
    this.allowed = allowed;
  }

  /** A little more, for one who has spent all. */
  Work(Work spent) {
    this(Math.max(64, spent.allowed / 8));
  }

  void spend(int steps) {
    done += steps;
  }

  boolean left() {
    return done < allowed;
  }

  int done() {
    return done;
  }
}
