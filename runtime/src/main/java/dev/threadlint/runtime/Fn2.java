package dev.threadlint.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may throw anything.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Fn2<
    A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
  R apply(A first, B second) throws Exception;
}
