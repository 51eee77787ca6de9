/**
 * Python's {@code queue}.
 *
 * <p>Null is an item like any other. A time-out is a Duration; unlike in {@code threading}, less
 * than zero is an error where it is looked at. Blocking calls are not ended by {@link
 * java.lang.Thread#interrupt}; they put the flag back when they return.
 *
 * <p>Whoever gets an item sees all that was done before it was put; whoever returns from {@code
 * join} sees all that was done before the calls of {@code taskDone}.
 */
@NullMarked
package dev.threadlint.runtime.queue;

import org.jspecify.annotations.NullMarked;
