/**
 * Python's {@code threading}.
 *
 * <p>Common to all members: a time-out is a Duration; zero does not wait, less than zero is as zero
 * (except for {@link dev.threadlint.runtime.threading.Lock}), null waits for ever where the
 * parameter allows it, and more than {@link dev.threadlint.runtime.threading.Threading#TIMEOUT_MAX}
 * is an ArithmeticException. Blocking calls are not ended by {@link java.lang.Thread#interrupt};
 * they put the flag back when they return. A waiting thread never returns without a cause.
 *
 * <p>In Python every thread sees at once what another one has written. In Java it need not, and
 * these are the places after which it does: who acquires a lock or semaphore sees all that was done
 * before it was released, who leaves {@code Event.await} what was done before the {@code set}, who
 * passes a barrier what the others did before it, a new thread what was done before its {@code
 * start}, and who has joined a thread all that it did.
 */
@NullMarked
package dev.threadlint.runtime.threading;

import org.jspecify.annotations.NullMarked;
