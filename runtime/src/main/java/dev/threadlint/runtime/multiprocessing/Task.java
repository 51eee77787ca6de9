package dev.threadlint.runtime.multiprocessing;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A piece of code with a result that can be sent to another process: a lambda or method reference
 * whose captured values are serialisable.
 *
 * <pre>{@code
 * Task<Long> primes = () -> Primes.countBelow(1_000_000);
 * }</pre>
 *
 * @param <R> the result
 */
@FunctionalInterface
public interface Task<R extends @Nullable Object> extends Callable<R>, Serializable {}
