package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.List;

/** Joins each thread before the next one is started, or after all were. */
public final class JoinSerialises {
  private static final long WORK_MILLIS = 150;

  private JoinSerialises() {}

  public static void main(String[] arguments) {
    boolean wrong = arguments[0].equals("wrong");
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread worker = Threads.start("worker", JoinSerialises::work);
      if (wrong) {
        Threads.join(worker);
      }
      started.add(worker);
    }
    started.forEach(Threads::join);
  }

  private static void work() {
    try {
      Thread.sleep(WORK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
