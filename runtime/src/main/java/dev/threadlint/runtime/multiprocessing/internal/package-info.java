/**
 * How processes find each other and talk: the private folder, sockets, frames, the form in which
 * objects travel, and what a child JVM does first.
 */
@NullMarked
package dev.threadlint.runtime.multiprocessing.internal;

import org.jspecify.annotations.NullMarked;
