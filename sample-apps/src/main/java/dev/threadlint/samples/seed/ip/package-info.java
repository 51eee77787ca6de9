/** The look-up of addresses that one of the articles put a window over. */
@NullMarked
package dev.threadlint.samples.seed.ip;

import org.jspecify.annotations.NullMarked;
