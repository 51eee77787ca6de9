/**
 * What the public packages share: parking, deadlines, program exit, and Python's way to name and
 * order values.
 */
@NullMarked
package dev.threadlint.runtime.internal;

import org.jspecify.annotations.NullMarked;
