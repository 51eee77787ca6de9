package dev.threadlint.runtime;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw anything.
 *
 * <pre>{@code
 * Fn<Path, Long> size = Files::size;
 * }</pre>
 *
 * @param <A> the argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Fn<A extends @Nullable Object, R extends @Nullable Object> extends Serializable {
  /** Calls it; what becomes of an exception is said by whoever calls. */
  R apply(A argument) throws Exception;
}
