package dev.threadlint.runtime.futures;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Futures#wait} found. Python: {@code DoneAndNotDoneFutures}.
 *
 * @param done the futures that are finished, or cancelled with their executor knowing it
 * @param notDone the others
 * @param <T> the results
 */
public record DoneAndNotDone<T extends @Nullable Object>(
    Set<Future<T>> done, Set<Future<T>> notDone) {}
