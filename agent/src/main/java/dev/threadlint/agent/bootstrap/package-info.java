/**
 * The hooks and what they touch on the program's own threads. At install these classes are defined
 * inside {@code java.lang}, so they use java.base only and stay few.
 */
@NullMarked
package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.NullMarked;
