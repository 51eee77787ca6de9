/**
 * Python's {@code threading}.
 *
 * <p>Common to all members: a time-out is a Duration; zero does not wait, less than zero is as zero
 * (except for {@link dev.threadlint.runtime.threading.Lock}), null waits for ever where the
 * parameter allows it, and more than {@link dev.threadlint.runtime.threading.Threading#TIMEOUT_MAX}
 * is an ArithmeticException. Blocking calls are not ended by {@link java.lang.Thread#interrupt};
 * they put the flag back when they return. A waiting thread never returns without a cause.
 */
@NullMarked
package dev.threadlint.runtime.threading;

import org.jspecify.annotations.NullMarked;
