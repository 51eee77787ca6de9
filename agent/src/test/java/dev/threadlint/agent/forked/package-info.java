/** The shipped jar at work in JVMs of its own. */
@NullMarked
package dev.threadlint.agent.forked;

import org.jspecify.annotations.NullMarked;
