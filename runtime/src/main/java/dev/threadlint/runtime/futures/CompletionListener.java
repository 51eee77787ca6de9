package dev.threadlint.runtime.futures;

/**
 * Is told once by each future it is added to; with that future's mutex held, so it must not block.
 */
interface CompletionListener {
  void completed(Future<?> future);
}
