/**
 * The programs of ten articles on joining threads and processes in Python, in Java on the {@code
 * runtime} module, and what the tracer says about each.
 *
 * <p>A line of output that begins with {@code measured:} is different in each run.
 */
@NullMarked
package dev.threadlint.samples.seed;

import org.jspecify.annotations.NullMarked;
