/** Programs that tests run in JVMs of their own, with the shipped agent. */
@NullMarked
package dev.threadlint.programs;

import org.jspecify.annotations.NullMarked;
