package dev.threadlint.runtime.threading;

/** Is told of what a thread's {@code run} has thrown. Python: {@code threading.excepthook}. */
@FunctionalInterface
public interface ExceptHook {
  /** Called in the thread that failed. What it throws itself is printed to stderr. */
  void handle(ExceptHookArgs args) throws Exception;
}
