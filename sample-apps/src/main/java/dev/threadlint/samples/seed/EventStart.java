package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Str;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runners wait for the shot, and one who does not want to wait long goes home.
 *
 * <p>In Python {@code set} wakes all who wait and lets later ones through until {@code clear}. A
 * waiter that {@code set} has woken gets True even if {@code clear} follows at once, and {@code
 * wait(0)} only looks.
 *
 * <p>In Java the nearest thing is a {@code CountDownLatch} of one, which cannot be cleared.
 *
 * <p>The tracer says nothing. Had nobody been left to set the event, it would have told of the
 * runners while they hung ({@code latch-never-opens}).
 */
public final class EventStart {
  private static final int RUNNERS = 3;
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private EventStart() {}

  /** Runs one race. */
  public static void main(String[] arguments) {
    Event shot = new Event();
    Queue<Integer> arrived = new Queue<>();
    List<Thread> runners =
        IntStream.rangeClosed(1, RUNNERS).mapToObj(i -> runner(i, shot, arrived)).toList();
    runners.forEach(Thread::start);
    System.out.println("waited " + PATIENCE.toMillis() + " ms: " + shot.await(PATIENCE));
    System.out.println("arrived before the shot: " + arrived.qsize());

    shot.set();
    runners.forEach(Thread::join);
    Stream<Integer> all = Stream.generate(arrived::get).limit(RUNNERS);
    System.out.println("arrived: " + Str.join(", ", all.sorted().map(String::valueOf).toList()));

    System.out.println("a look at the event: " + shot.await(Duration.ZERO));
    shot.clear();
    System.out.println("and once it is cleared: " + shot.isSet());
  }

  private static Thread runner(int number, Event shot, Queue<Integer> arrived) {
    return new Thread(
        () -> {
          shot.await();
          arrived.put(number);
        });
  }
}
