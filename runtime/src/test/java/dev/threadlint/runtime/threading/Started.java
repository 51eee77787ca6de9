package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.Block;

/** Starts daemon threads for tests. */
public final class Started {
  private Started() {}

  public static Thread thread(Block body) {
    return Thread.builder().target(body).daemon(true).start();
  }
}
