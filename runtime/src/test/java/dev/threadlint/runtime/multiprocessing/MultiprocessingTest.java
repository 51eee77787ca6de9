package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MultiprocessingTest {
  @Test
  @Tag("CX01")
  void contexts_areKnownAndSetOnce() {
    for (String method : Multiprocessing.getAllStartMethods()) {
      Context context = Multiprocessing.getContext(method);
      assertThat(context.getStartMethod()).isEqualTo(method);
      assertThatThrownBy(() -> context.setStartMethod("spawn"))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("cannot set start method of concrete context");
    }
    for (String unknown : new String[] {"fork", "bogus"}) {
      assertThatThrownBy(() -> Multiprocessing.getContext(unknown))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("cannot find context for '" + unknown + "'");
    }
    Multiprocessing.setStartMethod(null, true);
    assertThat(Multiprocessing.getStartMethod()).isEqualTo("forkserver"); // which settles it
    assertThatThrownBy(() -> Multiprocessing.setStartMethod("spawn"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("context has already been set");
    Multiprocessing.setStartMethod("forkserver", true);
    assertThatThrownBy(() -> Multiprocessing.setStartMethod("spawn"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("context has already been set");
  }

  @Test
  @Tag("CX02")
  void startMethods_haveTheDefaultFirst() {
    assertThat(Multiprocessing.getAllStartMethods()).containsExactly("forkserver", "spawn");
    assertThat(Multiprocessing.getStartMethod()).isEqualTo("forkserver");
  }

  @Test
  void spawnContext_startsAJvmEachTime() {
    Process process = Multiprocessing.getContext("spawn").process().target(() -> {}).start();
    process.join();
    assertThat(process.exitCode()).hasValue(0);
    assertThat(process.getName()).matches("SpawnProcess-\\d+");
    assertThat(Multiprocessing.getContext().process().build().getName())
        .matches("ForkServerProcess-\\d+");
  }

  @Test
  void startMethodOfTheProgram_isThatOfItsChildren() {
    Multiprocessing.setStartMethod("spawn", true);
    try {
      assertThat(Forked.run(MultiprocessingTest::checkSpawns)).isZero();
    } finally {
      Multiprocessing.setStartMethod("forkserver", true);
    }
  }

  @Test
  void thisProcess_isTheProgramItself() {
    assertThat(Multiprocessing.currentProcess().getName()).isEqualTo("MainProcess");
    assertThat(Multiprocessing.currentProcess().authkey()).hasSize(32);
    assertThat(Multiprocessing.currentProcess().pid()).hasValue(Multiprocessing.getpid());
    assertThat(Multiprocessing.parentProcess()).isNull();
    assertThat(Multiprocessing.getpid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(Multiprocessing.getppid()).isPositive();
    assertThat(Multiprocessing.cpuCount()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThatThrownBy(Multiprocessing::fork)
        .isExactlyInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Process");
  }

  private static Object checkSpawns(Arguments args) {
    assertThat(Multiprocessing.getStartMethod()).isEqualTo("spawn");
    return null;
  }
}
