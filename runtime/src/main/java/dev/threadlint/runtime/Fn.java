package dev.threadlint.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw anything.
 *
 * @param <A> the argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Fn<A extends @Nullable Object, R extends @Nullable Object> {
  R apply(A argument) throws Exception;
}
