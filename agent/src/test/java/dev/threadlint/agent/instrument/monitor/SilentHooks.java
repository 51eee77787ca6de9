package dev.threadlint.agent.instrument.monitor;

/** Hooks that do nothing. */
public final class SilentHooks {
  private SilentHooks() {}

  public static void enter(Object lock, int site) {}

  public static void exit(Object lock, int site) {}

  public static void staticEnter(int site) {}

  public static void staticExit(int site) {}

  public static void waitBefore(Object lock) {}

  public static void waitAfter() {}

  public static void notifyBefore(Object lock) {}
}
