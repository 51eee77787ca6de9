/** The agent: options in, hooks installed, findings out. */
@NullMarked
package dev.threadlint.agent;

import org.jspecify.annotations.NullMarked;
