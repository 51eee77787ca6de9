package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadTest {
  @Test
  @Tag("TH01")
  void startedTwice_refuses() {
    Thread thread = new Thread();
    thread.start();
    assertThatThrownBy(thread::start)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("threads can only be started once");
    thread.join();
    assertThatThrownBy(thread::start).hasMessage("threads can only be started once");
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  @Tag("TH04")
  void joinTimesOut_threadStillAlive() {
    Lock lock = new Lock();
    lock.acquire();
    Thread thread = Started.thread(lock::acquire);
    long begin = System.nanoTime();
    thread.join(Duration.ofMillis(10));
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(10_000_000);
    assertThat(thread.isAlive()).isTrue();
    lock.release();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void joinForNoTimeOrLess_returnsAtOnce() {
    Event end = new Event();
    Thread thread = Started.thread(end::await);
    thread.join(Duration.ZERO);
    thread.join(Duration.ofSeconds(-3));
    assertThat(thread.isAlive()).isTrue();
    end.set();
    thread.join();
    thread.join();
  }

  @Test
  @Tag("TH06")
  void manyThreadsJoinOne_allReturn() {
    for (int joiners = 2; joiners < 20; joiners++) {
      Thread shortLived = Started.thread(() -> {});
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < joiners; i++) {
        threads.add(Started.thread(shortLived::join));
      }
      threads.forEach(Thread::join);
      assertThat(shortLived.isAlive()).isFalse();
    }
  }

  @Test
  void joinMisused_refusesWithItsText() {
    Thread thread = new Thread();
    assertThatThrownBy(thread::join)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot join thread before it is started");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Started.thread(() -> thrown.set(catchThrowable(Threading.currentThread()::join))).join();
    assertThat(thrown.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot join current thread");
    thread.start();
    assertThatThrownBy(() -> thread.join(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
    thread.join();
  }

  @Test
  void joinedWhileItIsBeingStarted_refusesOrWaitsForItsEnd() {
    for (int i = 0; i < 200; i++) {
      AtomicBoolean ran = new AtomicBoolean();
      Thread thread = Thread.builder().target(() -> ran.set(true)).daemon(true).build();
      AtomicReference<Object> joined = new AtomicReference<>();
      Thread joiner = Started.thread(() -> joined.set(joinAsSoonAsPossible(thread, ran)));
      thread.start();
      joiner.join();
      assertThat(joined.get()).isEqualTo(true);
    }
  }

  private static boolean joinAsSoonAsPossible(Thread thread, AtomicBoolean ran) {
    while (true) {
      try {
        thread.join();
        return ran.get();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("cannot join thread before it is started");
      }
    }
  }

  @Test
  @Tag("TH08")
  void name_isGivenOrCountedWithTarget() {
    assertThat(Thread.builder().name("myname1").build().getName()).isEqualTo("myname1");
    assertThat(Thread.builder().name(123).build().getName()).isEqualTo("123");
    assertThat(Thread.builder().name("").build().getName()).matches("Thread-\\d+");
    assertThat(new Thread().getName()).matches("Thread-\\d+");
    ThreadBuilder named = Thread.builder().target("func", args -> null, Arguments.none());
    assertThat(named.build().getName()).matches("Thread-\\d+ \\(func\\)");
    assertThat(named.name("explicit").build().getName()).isEqualTo("explicit");
  }

  @Test
  void defaultNames_countOnWithTimers() {
    int first = number(new Thread().getName());
    assertThat(number(new Timer(Duration.ZERO, () -> {}).getName())).isGreaterThan(first);
  }

  @Test
  void name_canBeChangedWhileRunning() {
    Event end = new Event();
    Thread thread = Started.thread(end::await);
    thread.setName(7);
    assertThat(thread.getName()).isEqualTo("7");
    end.set();
    thread.join();
  }

  @Test
  @Tag("TH09")
  void arguments_reachTargetAsTheyAre() {
    for (Object only : new Object[] {1, "str", List.of(1), new Object[] {1}}) {
      assertThat(received(Arguments.unpacking(List.of(only)))).containsExactly(only);
      assertThat(received(Arguments.of(only))).containsExactly(only);
    }
    assertThat(received(Arguments.unpacking("abc"))).containsExactly("a", "b", "c");
  }

  @Test
  void keywordArguments_reachTarget() {
    AtomicReference<Object> got = new AtomicReference<>();
    Thread.builder()
        .target(
            args -> {
              got.set(args.get("colour"));
              return null;
            },
            Arguments.none().with("colour", "red"))
        .start()
        .join();
    assertThat(got.get()).isEqualTo("red");
  }

  @Test
  void argumentsNotIterable_failInsideTheThread() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    ExceptHook before = Threading.getExcepthook();
    Threading.setExcepthook(args -> thrown.set(args.excValue()));
    try {
      Thread.builder().target("print", args -> null, Arguments.unpacking(5)).start().join();
    } finally {
      Threading.setExcepthook(before);
    }
    assertThat(thrown.get())
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("print() argument after * must be an iterable, not int");
  }

  @Test
  void groupGiven_refuses() {
    ThreadBuilder builder = Thread.builder().group("g");
    assertThatThrownBy(builder::build)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("group argument must be None for now");
    builder.group(null).start().join();
  }

  @Test
  void runCalledDirectly_runsInCallerOnce() throws Exception {
    AtomicReference<Thread> ranIn = new AtomicReference<>();
    Thread thread = new Thread(() -> ranIn.set(Threading.currentThread()));
    thread.run();
    assertThat(ranIn.get()).isSameAs(Threading.currentThread());
    assertThat(thread.ident()).isEmpty();
    assertThatThrownBy(thread::run)
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'Thread' object has no attribute '_target'");
  }

  @Test
  void subclassOverridesRun_isRun() {
    List<String> said = new ArrayList<>();
    class Worker extends Thread {
      Worker() {
        super(Thread.builder().name("w"));
      }

      @Override
      public void run() {
        said.add(Threading.currentThread().getName());
      }
    }
    Worker worker = new Worker();
    worker.start();
    worker.join();
    assertThat(said).containsExactly("w");
    assertThat(worker.toString()).startsWith("<Worker(w, stopped");
    assertThat(new Thread() {}.toString()).startsWith("<Thread(Thread-");
  }

  @Test
  void daemon_isInheritedAndSetOnlyBeforeStart() {
    AtomicReference<Boolean> inherited = new AtomicReference<>();
    Thread parent =
        Thread.builder().target(() -> inherited.set(new Thread().isDaemon())).daemon(false).build();
    parent.setDaemon(true);
    parent.start();
    parent.join();
    assertThat(inherited.get()).isTrue();
    assertThatThrownBy(() -> parent.setDaemon(false))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot set daemon status of active thread");
    assertThatThrownBy(() -> Threading.mainThread().setDaemon(true))
        .hasMessage("cannot set daemon status of active thread");
    assertThat(parent.isDaemon()).isTrue();
  }

  @Test
  void idents_areNoneBeforeStartAndStay() {
    Thread thread = new Thread();
    assertThat(thread.ident()).isEmpty();
    assertThat(thread.nativeId()).isEmpty();
    thread.start();
    assertThat(thread.ident()).isPresent();
    assertThat(thread.nativeId()).isPresent();
    thread.join();
    assertThat(thread.ident()).isPresent();
  }

  @Test
  void isAlive_fromStartToEndOfRun() {
    Event end = new Event();
    Thread thread = Thread.builder().target(end::await).daemon(true).build();
    assertThat(thread.isAlive()).isFalse();
    thread.start();
    assertThat(thread.isAlive()).isTrue();
    end.set();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void repr_tellsTheState() {
    Event end = new Event();
    Thread thread = Thread.builder().name("d").target(end::await).daemon(true).build();
    assertThat(thread).hasToString("<Thread(d, initial daemon)>");
    thread.start();
    long id = thread.ident().getAsLong();
    assertThat(thread).hasToString("<Thread(d, started daemon " + id + ")>");
    end.set();
    thread.join();
    assertThat(thread).hasToString("<Thread(d, stopped daemon " + id + ")>");
    assertThat(Thread.builder().name("w").daemon(false).build())
        .hasToString("<Thread(w, initial)>");
    assertThat(Threading.mainThread().toString()).startsWith("<_MainThread(MainThread, started");
  }

  @Test
  void systemRefuses_cannotStartNewThread() {
    long before = Threading.stackSize(1L << 52);
    Thread thread = new Thread();
    try {
      assertThatThrownBy(thread::start)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("can't start new thread");
      assertThat(thread.isAlive()).isFalse();
      assertThat(Threading.enumerate()).doesNotContain(thread);
    } finally {
      Threading.stackSize(before);
    }
    thread.start();
    thread.join();
  }

  @Test
  void interruptDuringJoin_waitsOnAndKeepsTheFlag() {
    Event end = new Event();
    Thread slow = Started.thread(end::await);
    AtomicReference<Boolean> flag = new AtomicReference<>();
    AtomicReference<java.lang.Thread> joining = new AtomicReference<>();
    Thread joiner =
        Started.thread(
            () -> {
              joining.set(java.lang.Thread.currentThread());
              slow.join();
              flag.set(java.lang.Thread.currentThread().isInterrupted());
            });
    Await.until(() -> joining.get() != null);
    joining.get().interrupt();
    joiner.join(Duration.ofMillis(20));
    assertThat(joiner.isAlive()).isTrue();
    end.set();
    joiner.join();
    assertThat(flag.get()).isTrue();
  }

  private static List<Object> received(Arguments arguments) {
    List<Object> got = new ArrayList<>();
    Thread.builder().target(args -> got.addAll(args.positional()), arguments).start().join();
    return got;
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring("Thread-".length()));
  }
}
