package dev.threadlint.runtime.multiprocessing.internal;

/** What a child does once it has been told. */
public interface ChildBody {
  /** Makes sense of what the parent has pickled. */
  void read(byte[] bytes);

  /**
   * Does it.
   *
   * @return the exit code
   */
  int run();
}
