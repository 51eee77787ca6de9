package dev.threadlint.runtime;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that takes its arguments as Python does, by position and by name.
 *
 * <p>Python: {@code def work(x, *, colour): …}
 *
 * <pre>{@code
 * Routine<String> work = args -> args.get(0) + " in " + args.get("colour");
 * }</pre>
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface Routine<R extends @Nullable Object> extends Serializable {
  /** Calls it; what becomes of an exception is said by whoever calls. */
  R call(Arguments arguments) throws Exception;
}
