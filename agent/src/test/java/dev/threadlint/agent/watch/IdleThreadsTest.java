package dev.threadlint.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleThreadsTest {
  private static final String JUC = "java.util.concurrent.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        JUC + "ThreadPoolExecutor.getTask",
        JUC + "ForkJoinPool.awaitWork",
        "java.util.TimerThread.mainLoop",
        "java.lang.ref.ReferenceQueue.remove",
        "dev.threadlint.runtime.futures.ThreadPoolExecutor.nextItem"
      })
  void waitsForWork_isIdle(String loop) {
    StackTraceElement[] stack = stack("java.lang.Object.wait0", "java.lang.Object.wait", loop);
    assertThat(IdleThreads.isIdle(stack, false)).isTrue();
  }

  @Test
  void waitsForWorkUntilItIsNoLongerNeeded_isIdle() {
    StackTraceElement[] stack =
        stack(JUC + "LinkedBlockingQueue.poll", JUC + "ThreadPoolExecutor.getTask");
    assertThat(IdleThreads.isIdle(stack, true)).isTrue();
  }

  @Test
  void waitsUntilTheNextTaskIsDue_isNotIdle() {
    StackTraceElement[] scheduled =
        stack(
            JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
            JUC + "ThreadPoolExecutor.getTask");
    assertThat(IdleThreads.isIdle(scheduled, true)).isFalse();
    assertThat(IdleThreads.isIdle(scheduled, false)).isTrue();
    assertThat(IdleThreads.isIdle(stack("java.util.TimerThread.mainLoop"), true)).isFalse();
  }

  @Test
  void waitsInTheProgramsOwnCode_isNotIdle() {
    StackTraceElement[] stack =
        stack(JUC + "CountDownLatch.await", "app.Job.run", JUC + "ThreadPoolExecutor.runWorker");
    assertThat(IdleThreads.isIdle(stack, false)).isFalse();
    assertThat(IdleThreads.isIdle(stack("app.Pool.getTask"), false)).isFalse();
    assertThat(IdleThreads.isIdle(stack(), false)).isFalse();
  }

  @Test
  void spinsOneCallDeep_idles() {
    assertThat(IdleThreads.spins(stack("java.lang.Thread.onSpinWait", "app.Loop.run"))).isTrue();
    assertThat(IdleThreads.spins(stack("lib.BusySpinWaitStrategy.waitFor", "lib.Batch.run")))
        .isTrue();
    assertThat(IdleThreads.spins(stack("app.Index.add", "app.Index.run"))).isFalse();
  }

  private static StackTraceElement[] stack(String... frames) {
    return Arrays.stream(frames)
        .map(
            frame -> {
              int dot = frame.lastIndexOf('.');
              return new StackTraceElement(
                  frame.substring(0, dot), frame.substring(dot + 1), null, 1);
            })
        .toArray(StackTraceElement[]::new);
  }
}
