/**
 * What Python programs use around threads: calls with arguments, string joining, exit handlers.
 *
 * <p>Python's exceptions appear as the JDK's own type where there is one that means the same, with
 * Python's text: {@code ValueError} is {@link java.lang.IllegalArgumentException}, {@code
 * RuntimeError} is {@link java.lang.IllegalStateException}, {@code TypeError} about a value is
 * {@link java.lang.ClassCastException}, {@code AttributeError} is {@link
 * java.util.NoSuchElementException}, {@code OverflowError} is {@link java.lang.ArithmeticException}
 * and {@code CancelledError} is {@link java.util.concurrent.CancellationException}.
 */
@NullMarked
package dev.threadlint.runtime;

import org.jspecify.annotations.NullMarked;
