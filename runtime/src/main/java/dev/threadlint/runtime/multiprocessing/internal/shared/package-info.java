/**
 * Memory that processes share, and waiting for each other on it. Not part of the API: the module
 * does not export this package.
 */
@NullMarked
package dev.threadlint.runtime.multiprocessing.internal.shared;

import org.jspecify.annotations.NullMarked;
