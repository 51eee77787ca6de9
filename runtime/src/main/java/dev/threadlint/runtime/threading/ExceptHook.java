package dev.threadlint.runtime.threading;

/**
 * Is told of what a thread's {@code run} has thrown. Python: {@code threading.excepthook}.
 *
 * <pre>{@code
 * Threading.setExcepthook(args -> log.error("thread {} failed", args.thread(), args.excValue()));
 * }</pre>
 */
@FunctionalInterface
public interface ExceptHook {
  /** Called in the thread that failed. What it throws itself is printed to stderr. */
  void handle(ExceptHookArgs args) throws Exception;
}
