/** The search page of one of the articles, with the pool where it works and where it does not. */
@NullMarked
package dev.threadlint.samples.seed.music;

import org.jspecify.annotations.NullMarked;
