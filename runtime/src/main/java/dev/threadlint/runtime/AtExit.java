package dev.threadlint.runtime;

import dev.threadlint.runtime.internal.ProgramExit;

/**
 * Handlers that run when the program ends. Python: {@code atexit}.
 *
 * <p>At the end of the program, whether main returned, failed or called {@link System#exit}, first
 * the executors finish what is queued, then the non-daemon threads end, then the handlers run, the
 * latest first. {@link Runtime#halt} (Python's {@code os._exit}) and signals run none of it.
 *
 * <pre>{@code
 * AtExit.register(() -> System.out.println("bye"));
 * }</pre>
 */
public final class AtExit {
  private AtExit() {}

  /** Adds a handler. What it throws is printed and the next one still runs. */
  public static void register(Runnable handler) {
    ProgramExit.addHandler(handler);
  }

  /** Takes a handler out, however often it was registered; an unknown one is ignored. */
  public static void unregister(Runnable handler) {
    ProgramExit.removeHandler(handler);
  }
}
