package dev.threadlint.runtime.multiprocessing.internal;

/**
 * A function as bytes.
 *
 * @param bytes what {@link Pickle#loads} takes
 * @param stateless whether it is a lambda or method reference without captured values, of which one
 *     copy serves all calls
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PickledFunction(byte[] bytes, boolean stateless) {}
