package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.WaitQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The tasks of a pool that no worker has yet. */
final class TaskQueue<T> {
  // So far may the input of imap be read ahead of the workers.
  private static final int ROOM = 1024;

  private final Mutex mutex = new Mutex();
  private final WaitQueue changed = new WaitQueue(mutex);
  private final ArrayDeque<T> tasks = new ArrayDeque<>();
  private boolean closed;

  void add(T task) {
    mutex.acquire(this);
    try {
      tasks.add(task);
      changed.wakeAll();
    } finally {
      mutex.release();
    }
  }

  void putBack(T task) {
    mutex.acquire(this);
    try {
      tasks.addFirst(task);
      changed.wakeAll();
    } finally {
      mutex.release();
    }
  }

  @Nullable T poll() {
    mutex.acquire(this);
    try {
      T task = tasks.poll();
      if (task != null && tasks.size() == ROOM - 1) {
        changed.wakeAll();
      }
      return task;
    } finally {
      mutex.release();
    }
  }

  /** Waits for a task; null if the queue is closed and there are no more. */
  @Nullable T take() {
    mutex.acquire(this);
    try {
      while (tasks.isEmpty() && !closed) {
        changed.await(this, Deadline.NEVER);
      }
      return tasks.poll();
    } finally {
      mutex.release();
    }
  }

  boolean isEmpty() {
    mutex.acquire(this);
    try {
      return tasks.isEmpty();
    } finally {
      mutex.release();
    }
  }

  /** Waits until one more task is not too many; false if the queue is closed. */
  boolean awaitRoom() {
    mutex.acquire(this);
    try {
      while (tasks.size() >= ROOM && !closed) {
        changed.await(this, Deadline.NEVER);
      }
      return !closed;
    } finally {
      mutex.release();
    }
  }

  void close() {
    mutex.acquire(this);
    try {
      closed = true;
      changed.wakeAll();
    } finally {
      mutex.release();
    }
  }

  void clear() {
    mutex.acquire(this);
    try {
      tasks.clear();
      changed.wakeAll();
    } finally {
      mutex.release();
    }
  }
}
