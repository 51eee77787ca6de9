package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.threadlint.runtime.SystemExit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

@Timeout(30)
@ResourceLock("excepthook")
class ThreadingTest {
  @AfterEach
  void restoreHooks() {
    Threading.setExcepthook(Threading.defaultExcepthook());
    Threading.setTrace(null);
    Threading.setProfile(null);
  }

  @Test
  @Tag("TH07")
  void joinedThread_isNeverListed() {
    for (int i = 0; i < 99; i++) {
      Thread thread = Started.thread(() -> {});
      thread.join();
      assertThat(Threading.enumerate()).doesNotContain(thread);
    }
  }

  @Test
  void runningDaemon_isListedAndCounted() {
    Event end = new Event();
    Thread thread = Started.thread(end::await);
    assertThat(Threading.enumerate()).contains(thread, Threading.mainThread());
    assertThat(Threading.activeCount()).isGreaterThanOrEqualTo(2);
    end.set();
    thread.join();
  }

  @Test
  void foreignThread_isADummyThatCannotBeJoined() {
    AtomicReference<Thread> dummy = new AtomicReference<>();
    AtomicReference<Throwable> joiningItself = new AtomicReference<>();
    java.lang.Thread foreign =
        new java.lang.Thread(
            () -> {
              dummy.set(Threading.currentThread());
              joiningItself.set(catchThrowable(dummy.get()::join));
            });
    foreign.start();
    joinUninterruptibly(foreign);
    assertThat(dummy.get().getName()).matches("Dummy-\\d+");
    assertThat(dummy.get().isDaemon()).isTrue();
    assertThatThrownBy(dummy.get()::join)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot join a dummy thread");
    assertThat(joiningItself.get()).hasMessage("cannot join a dummy thread");
    assertThat(dummy.get().toString()).startsWith("<_DummyThread(Dummy-");
    assertThat(Threading.enumerate()).doesNotContain(dummy.get());
  }

  @Test
  void mainThread_hasPythonsNameAndIsNoDaemon() {
    assertThat(Threading.mainThread().getName()).isEqualTo("MainThread");
    assertThat(Threading.mainThread().isDaemon()).isFalse();
    assertThat(Threading.mainThread().isAlive()).isTrue();
    assertThatThrownBy(Threading.mainThread()::start)
        .hasMessage("threads can only be started once");
  }

  @Test
  void getIdent_isTheCurrentThreadsIdent() {
    Set<Long> natives = new HashSet<>();
    assertThat(Threading.getIdent()).isEqualTo(Threading.currentThread().ident().getAsLong());
    Threading.getNativeId().ifPresent(natives::add);
    Thread thread = Started.thread(() -> Threading.getNativeId().ifPresent(natives::add));
    thread.join();
    assertThat(natives).hasSize(2);
  }

  @Test
  @Tag("TH13")
  void customExcepthook_isToldOnceOfTheVeryFailure() {
    List<ExceptHookArgs> told = new ArrayList<>();
    Threading.setExcepthook(told::add);
    IllegalArgumentException failure = new IllegalArgumentException("boom");
    Thread thread =
        Started.thread(
            () -> {
              throw failure;
            });
    thread.join();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).excType()).isEqualTo(IllegalArgumentException.class);
    assertThat(told.get(0).excValue()).isSameAs(failure);
    assertThat(told.get(0).excTraceback()).containsExactly(failure.getStackTrace());
    assertThat(told.get(0).thread()).isSameAs(thread);
  }

  @Test
  void defaultExcepthook_printsNameAndStack() {
    String printed =
        stderrOf(
            () ->
                Thread.builder()
                    .name("T")
                    .target(
                        () -> {
                          throw new IllegalStateException("boom");
                        })
                    .start()
                    .join());
    assertThat(printed)
        .startsWith("Exception in thread T:" + System.lineSeparator())
        .contains("java.lang.IllegalStateException: boom", "\tat ");
  }

  @Test
  void excepthookFails_itsErrorIsPrinted() {
    Threading.setExcepthook(
        args -> {
          throw new IllegalStateException("hook");
        });
    String printed =
        stderrOf(
            () ->
                Started.thread(
                        () -> {
                          throw new IllegalStateException("boom");
                        })
                    .join());
    assertThat(printed)
        .startsWith("Exception in threading.excepthook:" + System.lineSeparator())
        .contains("hook");
  }

  @Test
  void excepthookWithoutThread_printsTheIdent() {
    String printed =
        stderrOf(
            () -> {
              try {
                Threading.excepthook(ExceptHookArgs.of(new IllegalStateException("x"), null));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThat(printed).startsWith("Exception in thread " + Threading.getIdent() + ":");
  }

  @Test
  void systemExitInThread_isSilentAndEndsIt() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    String printed =
        stderrOf(
            () -> {
              thread.set(
                  Started.thread(
                      () -> {
                        throw new SystemExit(3);
                      }));
              thread.get().join();
            });
    assertThat(printed).isEmpty();
    assertThat(thread.get().isAlive()).isFalse();
  }

  @Test
  void customExcepthook_getsSystemExit() {
    List<Throwable> told = new ArrayList<>();
    Threading.setExcepthook(args -> told.add(args.excValue()));
    Started.thread(
            () -> {
              throw new SystemExit();
            })
        .join();
    assertThat(told).hasSize(1).hasOnlyElementsOfType(SystemExit.class);
  }

  @Test
  void traceAndProfile_surroundThreadsStartedLater() {
    List<String> seen = new ArrayList<>();
    Threading.setTrace(hook("trace", seen));
    Threading.setProfile(hook("profile", seen));
    assertThat(Threading.getTrace()).isNotNull();
    assertThat(Threading.getProfile()).isNotNull();
    Started.thread(() -> seen.add("run")).join();
    assertThat(seen)
        .containsExactly("trace start", "profile start", "run", "profile end", "trace end");
  }

  @Test
  void stackSize_givesBackTheOldOne() {
    assertThat(Threading.stackSize()).isZero();
    assertThat(Threading.stackSize(65_536)).isZero();
    assertThat(Threading.stackSize(0)).isEqualTo(65_536);
    assertThatThrownBy(() -> Threading.stackSize(100))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("size not valid: 100 bytes");
    assertThatThrownBy(() -> Threading.stackSize(-1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be 0 or a positive value");
    assertThat(Threading.stackSize()).isZero();
  }

  @Test
  void timeoutMax_isPythons() {
    assertThat(Threading.TIMEOUT_MAX).isEqualTo(Duration.ofSeconds(9_223_372_036L));
  }

  @Test
  void joinAll_waitsForAllTogetherAndNamesTheLate() {
    Event end = new Event();
    Thread quick = Started.thread(() -> {});
    Thread slow = Started.thread(end::await);
    Thread slower = Started.thread(end::await);
    quick.join();
    List<Thread> all = List.of(slow, quick, slower);
    assertThat(Threading.joinAll(all, Duration.ofMillis(10))).containsExactly(slow, slower);
    assertThat(Threading.joinAll(all, Duration.ZERO)).containsExactly(slow, slower);
    end.set();
    assertThat(Threading.joinAll(all, null)).isEmpty();
    assertThatThrownBy(() -> Threading.joinAll(List.of(quick, new Thread()), null))
        .hasMessage("cannot join thread before it is started");
  }

  @Test
  @Tag("TH16")
  void tenThreadsThroughThreePermits_neverMoreThanThree() {
    BoundedSemaphore permits = new BoundedSemaphore(3);
    RLock mutex = new RLock();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Thread thread =
          Thread.builder()
              .target(
                  () -> {
                    permits.acquire();
                    mutex.acquire();
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    mutex.release();
                    mutex.acquire();
                    running.decrementAndGet();
                    mutex.release();
                    permits.release();
                  })
              .build();
      assertThat(thread.toString()).contains("initial");
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    threads.forEach(Thread::join);
    assertThat(most.get()).isBetween(1, 3);
    assertThat(running.get()).isZero();
    assertThat(threads)
        .allSatisfy(
            each ->
                assertThat(each.toString())
                    .matches("<Thread\\(Thread-\\d+, stopped( daemon)? \\d+\\)>"));
    assertThat(threads).extracting(Thread::nativeId).doesNotHaveDuplicates();
  }

  private static ThreadHook hook(String name, List<String> seen) {
    return new ThreadHook() {
      @Override
      public void started(Thread thread) {
        seen.add(name + " start");
      }

      @Override
      public void ended(Thread thread) {
        seen.add(name + " end");
      }
    };
  }

  private static String stderrOf(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }

  private static void joinUninterruptibly(java.lang.Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
