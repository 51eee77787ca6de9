package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.reports.model.ThreadRef;
import org.jspecify.annotations.Nullable;

/** What became of one thread. */
public final class ThreadLife {
  private final ThreadRef thread;
  private final @Nullable ThreadStarted start;
  private @Nullable ThreadLife starter;
  private boolean ended;
  private boolean outlived;
  private boolean handedOver;
  private boolean awaited;
  private long endNanos;

  ThreadLife(ThreadRef thread, @Nullable ThreadStarted start, @Nullable ThreadLife starter) {
    this.thread = thread;
    this.start = start;
    this.starter = starter;
  }

  /** Who. */
  public ThreadRef thread() {
    return thread;
  }

  /** How it started, if that was seen. */
  public @Nullable ThreadStarted start() {
    return start;
  }

  /** When it ended. */
  public long endNanos() {
    return endNanos;
  }

  /** Whether it is a thread of the program that ended while its starter lived, and nobody cared. */
  public boolean forgotten() {
    return ended && outlived && !handedOver && !awaited && start != null && !start.service();
  }

  boolean runsUnawaited() {
    return !ended && !awaited;
  }

  /** Whether nothing that can still come makes a difference. */
  boolean settled() {
    return ended && (!outlived || handedOver || awaited || start == null || start.service());
  }

  void endsAt(long nanos, boolean gaveSomething) {
    ended = true;
    endNanos = nanos;
    handedOver = gaveSomething;
    outlived = starter != null && !starter.ended;
    starter = null;
  }

  void awaited() {
    awaited = true;
  }
}
