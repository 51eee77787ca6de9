/**
 * The program of {@code java -jar threadlint.jar demo}: correct in every run that was seen, and
 * wrong.
 */
@NullMarked
package dev.threadlint.demo;

import org.jspecify.annotations.NullMarked;
