package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.internal.PythonRepr;
import org.jspecify.annotations.Nullable;

/** One value in a manager; see {@link ValueProxy}. */
final class ServedValue implements Served {
  private final @Nullable Object typecode;
  private volatile @Nullable Object value;

  ServedValue(Arguments arguments) {
    typecode = arguments.get(0);
    value = arguments.get(1);
  }

  public @Nullable Object get() {
    return value;
  }

  public void set(@Nullable Object newValue) {
    value = newValue;
  }

  @Override
  public @Nullable Object plain() {
    return value;
  }

  @Override
  public String toString() {
    return "Value(" + PythonRepr.of(typecode) + ", " + PythonRepr.of(value) + ")";
  }
}
