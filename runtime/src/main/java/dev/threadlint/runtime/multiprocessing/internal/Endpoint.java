package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import org.jspecify.annotations.Nullable;

/** What a connection stands on: one end of a channel of byte messages. */
public interface Endpoint {
  /** Sends one message; see {@link Wire#send(byte[])}. */
  void send(byte[] bytes, int offset, int size);

  /** Receives one message; see {@link Wire#receive(Deadline, int)}. */
  byte @Nullable [] receive(Deadline deadline, int longest);

  /** Whether a message, or the end, has come or comes before the deadline. */
  boolean poll(Deadline deadline);

  /** Has the watch woken when {@link #poll} may have come true. */
  void watch(Watch watch);

  /** Gives up this copy of the end. */
  void close();

  /**
   * Prepares for another process to hold this end too.
   *
   * @return where it can be had
   */
  EndTicket handOver();

  /** The same end, in a form that {@link #handOver} can be called on. */
  Endpoint shareable();
}
