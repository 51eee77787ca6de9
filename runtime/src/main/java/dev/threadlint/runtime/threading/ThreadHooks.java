package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.SystemExit;
import org.jspecify.annotations.Nullable;

/** The hooks that all threads share, and the calls to them. */
@SuppressWarnings("SystemOut") // Python writes these to stderr, whatever the logging
final class ThreadHooks {
  static final ExceptHook DEFAULT_EXCEPT_HOOK = ThreadHooks::print;

  static volatile ExceptHook exceptHook = DEFAULT_EXCEPT_HOOK;
  static volatile @Nullable ThreadHook trace;
  static volatile @Nullable ThreadHook profile;

  private ThreadHooks() {}

  /** Runs the thread's body between the hooks that are set when it begins. */
  static void runBetween(Thread thread) throws Exception {
    ThreadHook tracing = trace;
    ThreadHook profiling = profile;
    if (tracing != null) {
      tracing.started(thread);
    }
    if (profiling != null) {
      profiling.started(thread);
    }
    try {
      thread.run();
    } finally {
      if (profiling != null) {
        profiling.ended(thread);
      }
      if (tracing != null) {
        tracing.ended(thread);
      }
    }
  }

  /** Gives what a thread threw to the hook, and prints what the hook throws. */
  static void report(Throwable thrown, Thread thread) {
    try {
      exceptHook.handle(ExceptHookArgs.of(thrown, thread));
    } catch (Throwable e) {
      System.err.println("Exception in threading.excepthook:");
      e.printStackTrace();
    }
  }

  private static void print(ExceptHookArgs args) {
    if (args.excValue() instanceof SystemExit) {
      return;
    }
    Thread thread = args.thread();
    String name =
        thread != null
            ? thread.getName()
            : String.valueOf(java.lang.Thread.currentThread().getId());
    System.err.println("Exception in thread " + name + ":");
    args.excValue().printStackTrace();
  }
}
