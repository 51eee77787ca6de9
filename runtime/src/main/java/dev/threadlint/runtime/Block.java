package dev.threadlint.runtime;

import java.io.Serializable;

/**
 * A piece of code without argument or result that may throw anything, as any Python function may.
 *
 * <pre>{@code
 * Block pause = () -> java.lang.Thread.sleep(10); // no try, although it is a checked exception
 * }</pre>
 */
@FunctionalInterface
public interface Block extends Serializable {
  /** Does it; what becomes of an exception is said by whoever calls. */
  void run() throws Exception;
}
