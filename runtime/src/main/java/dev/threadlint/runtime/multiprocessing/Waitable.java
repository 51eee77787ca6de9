package dev.threadlint.runtime.multiprocessing;

/** What {@link Connections#wait} can wait for: a connection, or the sentinel of a process. */
public sealed interface Waitable permits Connection, Sentinel {
  /** Whether there is something to receive, be it the end; or the process has ended. */
  boolean isReady();
}
