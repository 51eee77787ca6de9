package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedStackTest {
  private static final Frame LOCK =
      SampleRun.frame("java.util.concurrent.locks.ReentrantLock", "lock", 322);
  private static final Frame POST = SampleRun.frame("com.acme.Ledger", "post", 58);
  private static final Frame RUN = SampleRun.frame("com.acme.Worker", "run", 22);
  private static final Frame THREAD = SampleRun.frame("java.lang.Thread", "run", 840);

  @Test
  void framesOfTheJdk_areFoldedWhereTheyStand() {
    StackTrace stack = SampleRun.stack(LOCK, POST, RUN, THREAD);

    assertThat(FoldedStack.of(stack, 0, false).folds())
        .containsExactly(
            new FoldedStack.Fold(true, true, 1, List.of(LOCK.toString())),
            new FoldedStack.Fold(false, false, 2, List.of(POST.toString(), RUN.toString())),
            new FoldedStack.Fold(true, true, 1, List.of(THREAD.toString())));
  }

  @Test
  void framesOfOurOwnLibrary_areFoldedAsTheJdks() {
    Frame result = SampleRun.frame("dev.threadlint.runtime.futures.Future", "result", 91);
    StackTrace stack = SampleRun.stack(LOCK, result, POST);

    assertThat(FoldedStack.of(stack, 0, false).folds())
        .containsExactly(
            new FoldedStack.Fold(true, false, 2, List.of(LOCK.toString(), result.toString())),
            new FoldedStack.Fold(false, false, 1, List.of(POST.toString())));
  }

  @Test
  void briefStack_countsFramesOfLibraries() {
    StackTrace stack = SampleRun.stack(LOCK, POST, THREAD);

    assertThat(FoldedStack.of(stack, 0, true).folds().get(0))
        .isEqualTo(new FoldedStack.Fold(true, true, 1, List.of()));
  }

  @Test
  void outerFramesInCommon_areCounted() {
    StackTrace inner = SampleRun.stack(LOCK, POST, RUN, THREAD);
    StackTrace outer = SampleRun.stack(RUN, THREAD);

    assertThat(FoldedStack.shared(inner, outer)).isEqualTo(2);
    assertThat(FoldedStack.shared(inner, StackTrace.UNKNOWN)).isZero();
  }

  @Test
  void sharedFrames_areLeftOut() {
    FoldedStack folded = FoldedStack.of(SampleRun.stack(LOCK, POST, RUN, THREAD), 2, false);

    assertThat(folded.folds()).hasSize(2);
    assertThat(folded.shared()).isEqualTo(2);
  }
}
