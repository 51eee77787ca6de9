package dev.threadlint.samples.seed;

import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Timer;
import java.time.Duration;

/**
 * Three timers: one fires, one is cancelled, one should have fired a second ago.
 *
 * <p>In Python a {@code Timer} is a thread that waits and then calls a function. {@code cancel}
 * works until then and tells nobody whether it came in time; a negative interval fires at once. The
 * program waits for a timer that is neither cancelled nor a daemon, so one for an hour makes it
 * last an hour.
 *
 * <p>In Java a {@code java.util.Timer} has one thread for all its tasks, and one that throws ends
 * them all; a {@code ScheduledExecutorService} keeps the exception to itself and stops the task.
 * The runtime's Timer is Python's.
 *
 * <p>The tracer says nothing: all three threads are joined. A task of a JDK's scheduler that died
 * of an exception it would name ({@code task-failure-lost}).
 */
public final class TimerCancel {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private TimerCancel() {}

  /** Starts all three, and cancels the one that would take an hour. */
  public static void main(String[] arguments) {
    Event fired = new Event();
    Timer soon = new Timer(SOON, fired::set);
    Timer late = new Timer(AN_HOUR, () -> System.out.println("an hour has passed"));
    Timer overdue = new Timer(Duration.ofSeconds(-1), () -> System.out.println("overdue"));

    overdue.start();
    overdue.join();

    late.start();
    late.cancel();
    late.join();
    System.out.println("cancelled, still alive: " + late.isAlive());

    soon.start();
    System.out.println("fired: " + fired.await());
    soon.cancel();
    soon.join();
    System.out.println("cancelled after it had fired: " + soon.finished().isSet());
  }
}
