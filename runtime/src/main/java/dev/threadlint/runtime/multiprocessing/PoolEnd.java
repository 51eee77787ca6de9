package dev.threadlint.runtime.multiprocessing;

/** Terminates a pool at the end of a block; see {@link Pool#terminating}. */
@FunctionalInterface
public interface PoolEnd extends AutoCloseable {
  @Override
  void close();
}
