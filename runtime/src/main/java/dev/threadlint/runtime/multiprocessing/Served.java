package dev.threadlint.runtime.multiprocessing;

import org.jspecify.annotations.Nullable;

/** An object of a manager that is made for it; many threads call its public methods at once. */
interface Served {
  /** A copy of it that can travel. */
  @Nullable Object plain();
}
