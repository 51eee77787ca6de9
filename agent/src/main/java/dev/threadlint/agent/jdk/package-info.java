/**
 * Reads objects of the JDK, and of the runtime library, by field: methods may be overridden by the
 * program.
 */
@NullMarked
package dev.threadlint.agent.jdk;

import org.jspecify.annotations.NullMarked;
