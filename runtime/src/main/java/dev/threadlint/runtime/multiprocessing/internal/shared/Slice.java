package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.util.stream.IntStream;

/**
 * A part of a sequence as Python counts: negative ends are from its end, and those beyond it are
 * cut.
 *
 * @param start the first index
 * @param stop the index after the last one
 */
public record Slice(int start, int stop) {
  /** {@code sequence[start:stop]} of a sequence of some length. */
  public static Slice of(int start, int stop, int length) {
    int first = clip(start, length);
    return new Slice(first, Math.max(first, clip(stop, length)));
  }

  /** Each index in it. */
  public int[] indices() {
    return IntStream.range(start, stop).toArray();
  }

  private static int clip(int end, int length) {
    return Math.max(0, Math.min(length, end < 0 ? end + length : end));
  }
}
