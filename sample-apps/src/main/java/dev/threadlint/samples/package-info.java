/** Lists the samples and runs them, traced or not. */
@NullMarked
package dev.threadlint.samples;

import org.jspecify.annotations.NullMarked;
