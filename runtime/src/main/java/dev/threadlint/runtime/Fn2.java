package dev.threadlint.runtime;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may throw anything.
 *
 * <pre>{@code
 * Fn2<Integer, Integer, Integer> power = (base, exponent) -> (int) Math.pow(base, exponent);
 * }</pre>
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Fn2<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {
  /** Calls it; what becomes of an exception is said by whoever calls. */
  R apply(A first, B second) throws Exception;
}
