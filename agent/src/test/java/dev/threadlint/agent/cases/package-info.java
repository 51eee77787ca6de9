/** Runs the tracer on real concurrency bugs of released libraries, and prints what it found. */
@NullMarked
package dev.threadlint.agent.cases;

import org.jspecify.annotations.NullMarked;
