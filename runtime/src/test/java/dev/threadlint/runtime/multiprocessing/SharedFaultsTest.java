package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import dev.threadlint.runtime.multiprocessing.internal.shared.FullDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must not be left behind, and what must not hang. */
@Timeout(300)
class SharedFaultsTest {
  private static final int MIB = 1 << 20;

  @Test
  void forgottenLocks_leaveNoFiles() throws IOException {
    Path folder = RunFolder.current().path();
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      kept.add(new Lock());
      kept.add(new Queue<>());
    }
    long before = files(folder);
    assertThat(before).isGreaterThanOrEqualTo(400);
    kept.clear();
    Await.until(
        () -> {
          System.gc();
          return files(folder) <= before - 400;
        });
  }

  @Test
  void childrenGivenALockAndEnded_keepNoFile() {
    Path folder = RunFolder.current().path();
    long before = files(folder);
    giveAndForget();
    Await.until(
        () -> {
          System.gc();
          return files(folder) <= before;
        });
  }

  @Test
  void lockForgottenByTheParent_isThereForTheChild() {
    Event go = new Event();
    SimpleQueue<String> said = new SimpleQueue<>();
    Process child = Forked.start(SharedFaultsTest::useWhenTold, new Lock(), go, said);
    System.gc();
    go.set();
    assertThat(said.get()).isEqualTo("<Lock(owner=None)>");
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void files_areTheOwnersAlone() throws IOException {
    Lock lock = new Lock();
    Path folder = RunFolder.current().path();
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(
            Set.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE));
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void noRoomForSharedMemory_saysSoAtOnceAndLeavesNothing(@TempDir Path mount) throws Exception {
    assumeThat(FullDisk.mount(mount)).as("may mount a small disk").isTrue();
    try {
      assertThatThrownBy(() -> FullDisk.createFile(mount.resolve("large"), 4 * MIB))
          .isInstanceOf(java.io.UncheckedIOException.class)
          .hasMessage("[Errno 28] No space left on device");
      assertThat(mount.resolve("large")).doesNotExist();
      FullDisk.createFile(mount.resolve("small"), 4096);
    } finally {
      FullDisk.unmount(mount);
    }
  }

  @Test
  void gibibyteThroughAQueueWithASlowReader_needsLittleMemory() {
    Queue<byte[]> queue = new Queue<>(8);
    Queue<Long> mostLive = new Queue<>();
    Process child = Forked.start(SharedFaultsTest::putGibibyte, queue, mostLive);
    long bytes = 0;
    for (int i = 0; i < 1024; i++) {
      if (i % 128 == 0) {
        AtTheBroker.untilWaiting(2); // its main thread waits for a slot, the other one for room
      }
      bytes += queue.get().length;
    }
    assertThat(bytes).isEqualTo(1024L * MIB);
    assertThat(mostLive.get()).isLessThan(64L * MIB);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void writerKilledInTheMiddle_othersAreNotTakenIn() {
    Queue<byte[]> queue = new Queue<>();
    Process child = Forked.start(SharedFaultsTest::putForEver, queue);
    assertThat(queue.get()).hasSize(MIB);
    AtTheBroker.untilWaiting(1);
    child.kill();
    child.join();
    AtTheBroker.untilWaiting(0);
    Queue<Integer> another = new Queue<>();
    another.put(1);
    assertThat(another.get()).isEqualTo(1);
  }

  private static void giveAndForget() {
    Lock lock = new Lock();
    Process killed = Forked.start(SharedFaultsTest::useWhenTold, lock, new Event(), lock);
    assertThat(Forked.run(SharedFaultsTest::use, lock)).isZero();
    killed.kill();
    killed.join();
  }

  private static long files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("m-")).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object use(Arguments args) {
    Lock lock = (Lock) args.get(0);
    lock.acquire();
    lock.release();
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Object useWhenTold(Arguments args) {
    ((Event) args.get(1)).await();
    Lock lock = (Lock) args.get(0);
    lock.acquire();
    lock.release();
    ((SimpleQueue<String>) args.get(2)).put(lock.toString());
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Object putGibibyte(Arguments args) {
    long mostLive = 0;
    for (int i = 0; i < 1024; i++) {
      ((Queue<byte[]>) args.get(0)).put(new byte[MIB]);
      if (i % 128 == 127) {
        // What the JVM has got of the system says when it collects, not what is kept.
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        mostLive = Math.max(mostLive, jvm.totalMemory() - jvm.freeMemory());
      }
    }
    ((Queue<Long>) args.get(1)).put(mostLive);
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Object putForEver(Arguments args) {
    for (int i = 0; i < 8; i++) {
      ((Queue<byte[]>) args.get(0)).put(new byte[MIB]);
    }
    return null;
  }
}
