/** Reads objects of the JDK by field, for their methods may be overridden by the program. */
@NullMarked
package dev.threadlint.agent.jdk;

import org.jspecify.annotations.NullMarked;
