package dev.threadlint.runtime.multiprocessing.internal.shared;

/**
 * What all processes call one shared word.
 *
 * @param file the number of the {@link SharedFile} it is in
 * @param offset where in that file
 */
record WordAddress(long file, int offset) {}
