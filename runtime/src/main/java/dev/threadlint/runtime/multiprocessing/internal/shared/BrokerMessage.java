package dev.threadlint.runtime.multiprocessing.internal.shared;

import java.nio.ByteBuffer;

/**
 * What goes between a process and the broker, in frames of one size. No objects: nothing a peer
 * sends can make the broker build anything.
 *
 * @param kind what it is
 * @param sender the thread that asks, as {@link SharedMutex} writes it
 * @param ticket the number of the wait or question, given by the process
 * @param word which shared word it is about; of no meaning in an answer
 * @param until of a wait
 * @param expected of a wait
 * @param count of a signal: how many to wake; of a wait: {@link #FIRST} and {@link #FOR_EVER}
 */
record BrokerMessage(
    Kind kind, long sender, int ticket, WordAddress word, Until until, long expected, int count) {
  enum Kind {
    /** Wants a place in a queue. */
    ENQUEUE,
    /** Leaves its place. Answered by WOKEN or CANCELLED. */
    CANCEL,
    /** A value has changed that somebody waits for. Not answered. */
    CHANGED,
    /** Somebody is to be woken. Answered by DONE. */
    SIGNAL,
    /** Go on. */
    WOKEN,
    /** The place was left in time. */
    CANCELLED,
    /** So it was done: the place is taken, the signal given. */
    DONE;

    private static final Kind[] ALL = values();
  }

  static final int BYTES = 48;

  /** The wait goes before all others. */
  static final int FIRST = 1;

  /** The wait has no time-out. */
  static final int FOR_EVER = 2;

  private static final WordAddress NOWHERE = new WordAddress(0, 0);

  static BrokerMessage about(Kind kind, int ticket, WordAddress word, int count) {
    return new BrokerMessage(kind, SharedMutex.me(), ticket, word, Until.SIGNALLED, 0, count);
  }

  static BrokerMessage answer(Kind kind, int ticket) {
    return about(kind, ticket, NOWHERE, 0);
  }

  boolean goesFirst() {
    return (count & FIRST) != 0;
  }

  boolean isForEver() {
    return (count & FOR_EVER) != 0;
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putInt(kind.ordinal())
        .putLong(sender)
        .putInt(ticket)
        .putLong(word.file())
        .putInt(word.offset())
        .putInt(until.ordinal())
        .putLong(expected)
        .putInt(count)
        .array();
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BrokerMessage parse(byte[] frame) {
    if (frame.length != BYTES) {
      throw new IllegalArgumentException("a message of " + frame.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(frame);
    int kind = in.getInt();
    if (kind < 0 || kind >= Kind.ALL.length) {
      throw new IllegalArgumentException("unknown kind of message: " + kind);
    }
    return new BrokerMessage(
        Kind.ALL[kind],
        in.getLong(),
        in.getInt(),
        new WordAddress(in.getLong(), in.getInt()),
        Until.of(in.getInt()),
        in.getLong(),
        in.getInt());
  }
}
