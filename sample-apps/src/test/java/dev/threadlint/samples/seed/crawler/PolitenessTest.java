package dev.threadlint.samples.seed.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolitenessTest {
  private static final long PAUSE = 20;

  @Test
  void requestsAtOnce_startAPauseApart() {
    Politeness politeness = new Politeness(3, Duration.ofNanos(PAUSE));

    assertThat(politeness.start(100)).isEqualTo(100);
    assertThat(politeness.start(100)).isEqualTo(120);
    assertThat(politeness.start(110)).isEqualTo(140);
  }

  @Test
  void requestLongAfter_startsAtOnce() {
    Politeness politeness = new Politeness(3, Duration.ofNanos(PAUSE));
    politeness.start(-5);

    assertThat(politeness.start(1_000)).isEqualTo(1_000);
  }

  @Test
  void oneMoreThanAllowed_waitsUntilAnotherLeaves() throws Exception {
    Politeness politeness = new Politeness(2, Duration.ZERO);
    CountDownLatch twoInside = new CountDownLatch(2);
    CountDownLatch mayLeave = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger seenByThird = new AtomicInteger();
    Callable<Integer> stay =
        () -> {
          inside.incrementAndGet();
          twoInside.countDown();
          mayLeave.await();
          return inside.decrementAndGet();
        };
    List<Thread> two = List.of(asking(politeness, stay), asking(politeness, stay));
    two.forEach(Thread::start);
    twoInside.await();

    Thread third =
        asking(
            politeness,
            () -> {
              seenByThird.set(inside.get());
              return 0;
            });
    third.start();
    while (third.getState() != Thread.State.WAITING && third.isAlive()) {
      Thread.onSpinWait();
    }
    mayLeave.countDown();
    third.join();

    assertThat(seenByThird).hasValueLessThan(2);
    for (Thread each : two) {
      each.join();
    }
  }

  private static Thread asking(Politeness politeness, Callable<Integer> request) {
    return new Thread(new FutureTask<>(() -> politeness.ask(request)));
  }
}
