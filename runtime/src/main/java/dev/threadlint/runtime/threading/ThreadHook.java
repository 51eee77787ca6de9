package dev.threadlint.runtime.threading;

/**
 * Is told, in the thread itself, when a thread begins and ends. What is left of Python's trace and
 * profile functions where there are no line events.
 *
 * <p>What {@code started} throws keeps {@code run} from being called and goes to the {@link
 * ExceptHook}, as does what {@code ended} throws.
 *
 * <pre>{@code
 * Threading.setTrace(
 *     new ThreadHook() {
 *       @Override
 *       public void ended(Thread thread) {
 *         System.out.println(thread.getName() + " is through");
 *       }
 *     });
 * }</pre>
 */
public interface ThreadHook {
  /** Before {@code run}. */
  default void started(Thread thread) {}

  /** After {@code run}, however it ended. */
  default void ended(Thread thread) {}
}
