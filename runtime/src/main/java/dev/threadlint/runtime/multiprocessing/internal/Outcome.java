package dev.threadlint.runtime.multiprocessing.internal;

import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param value its result, or the list of results
 * @param thrown what it threw instead, null if nothing
 */
public record Outcome(@Nullable Object value, @Nullable Throwable thrown) {}
