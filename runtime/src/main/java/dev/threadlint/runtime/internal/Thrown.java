package dev.threadlint.runtime.internal;

/** Throws what a task threw, checked or not, as the very same object. */
public final class Thrown {
  private Thrown() {}

  /** Never returns; written {@code throw Thrown.again(e)} so that the compiler knows it. */
  public static RuntimeException again(Throwable thrown) {
    throw Thrown.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // the cast that erasure makes void is the point
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
