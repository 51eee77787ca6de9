package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Carries clocks from one thread to another through the thing that orders them: a started thread, a
 * task, a latch.
 *
 * <p>Things are known by their identity hashes. Costs nothing while clocks are empty, that is,
 * until the first nested lock.
 */
final class Channels {
  private static final ChannelTable THINGS = new ChannelTable(15);

  // Apart, for who joins a thread may come long after its end.
  private static final ChannelTable THREADS = new ChannelTable(12);
  private static final long THREAD = 1L << 62;

  private static volatile boolean used;

  private Channels() {}

  /** All that the thread did so far comes before whoever receives from this channel. */
  @Outlined
  static void send(ThreadState state, long key) {
    add(key, state.handOver());
  }

  /** What was sent over one channel is sent over another. */
  @Outlined
  static void passOn(long from, long to) {
    add(to, tableOf(from).get(from));
  }

  private static void add(long key, @Nullable Clock clock) {
    if (clock != null && clock.size() > 0) {
      if (!used) {
        used = true;
      }
      tableOf(key).add(key, clock);
    }
  }

  /** Whether there is anything to receive: whoever asks first need not name the thing. */
  static boolean areUsed() {
    return used;
  }

  /** All that was sent over this channel comes before what the thread does next. */
  @Outlined
  static void receive(ThreadState state, long key) {
    Clock clock = tableOf(key).get(key);
    if (clock != null) {
      state.learn(clock);
    }
  }

  private static ChannelTable tableOf(long key) {
    return key >= THREAD ? THREADS : THINGS;
  }

  /** The channel of an object. */
  static long of(@Nullable Object thing) {
    return System.identityHashCode(thing);
  }

  /** The channel of a thread's start and end; never that of an object. */
  static long ofThread(long threadId) {
    return threadId | THREAD;
  }
}
