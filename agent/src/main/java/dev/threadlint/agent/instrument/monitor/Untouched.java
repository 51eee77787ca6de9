package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.Nullable;

/**
 * Hears of everything that has monitors and was left without calls because it could not be changed.
 */
public interface Untouched {

  /**
   * Told once for each.
   *
   * @param className the class, as {@link Class#getName} says it
   * @param method name and descriptor, or null if the whole class stays as it was
   * @param reason why, in a few words
   */
  void leave(String className, @Nullable String method, String reason);
}
