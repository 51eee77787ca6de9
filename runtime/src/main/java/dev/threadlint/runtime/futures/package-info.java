/**
 * Python's {@code concurrent.futures}.
 *
 * <p>A time-out is a Duration; zero or less does not wait, null waits for ever. Blocking calls are
 * not ended by {@link java.lang.Thread#interrupt}; they put the flag back when they return.
 * Python's {@code CancelledError} is the JDK's CancellationException, {@code TimeoutError} is
 * {@link dev.threadlint.runtime.TimedOut}.
 *
 * <p>A task sees all that was done before it was submitted, and whoever has its result sees all
 * that the task did.
 */
@NullMarked
package dev.threadlint.runtime.futures;

import org.jspecify.annotations.NullMarked;
