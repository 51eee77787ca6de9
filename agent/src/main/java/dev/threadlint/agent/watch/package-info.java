/** Reads who waits for what right now. */
@NullMarked
package dev.threadlint.agent.watch;

import org.jspecify.annotations.NullMarked;
