/**
 * Python's {@code multiprocessing}: real processes, each a JVM of its own, that share nothing but
 * what is made to be shared.
 *
 * <p>What goes to another process is a copy, made by Java serialisation: a task is a method
 * reference or a lambda, its arguments are {@link java.io.Serializable}. What cannot be copied
 * (locks, queues, values) goes to a child as an argument of its {@link
 * dev.threadlint.runtime.multiprocessing.Process} and in no other way, and is one and the same
 * there.
 *
 * <p>A time-out is a Duration; zero and less do not wait, null waits for ever. Blocking calls are
 * not ended by {@link java.lang.Thread#interrupt}; they put the flag back when they return.
 * Python's {@code OSError} is {@link java.io.UncheckedIOException}, with a subclass for each kind
 * that a program tells apart.
 */
@NullMarked
package dev.threadlint.runtime.multiprocessing;

import org.jspecify.annotations.NullMarked;
