package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedMemoryTest {
  @Test
  void twoOfOneName_areTheSameBytes() {
    try (SharedMemory block = new SharedMemory(10);
        SharedMemory same = new SharedMemory(block.name())) {
      block.buf().put(3, (byte) 42);
      assertThat(same.buf().get(3)).isEqualTo((byte) 42);
      assertThat(same.size()).isEqualTo(10);
      assertThat(block).hasToString("SharedMemory('" + block.name() + "', size=10)");
      block.unlink();
    }
  }

  @Test
  void childFindsItByName_andByBeingSent() {
    SharedMemory block = new SharedMemory("numbers", true, 8);
    assertThat(Forked.run(SharedMemoryTest::write, "numbers", block)).isZero();
    assertThat(block.buf().get(0)).isEqualTo((byte) 1);
    assertThat(block.buf().get(1)).isEqualTo((byte) 2);
    assertThat(((SharedMemory) Pickle.loads(Pickle.dumps(block))).name()).isEqualTo("numbers");
    block.unlink();
  }

  @Test
  void closed_hasNoBytes() {
    SharedMemory block = new SharedMemory(10);
    block.close();
    block.close();
    assertThat(block.buf()).isNull();
    assertThat(block.size()).isEqualTo(10);
    block.unlink();
  }

  @Test
  void unlinked_cannotBeFoundButUsed() {
    SharedMemory block = new SharedMemory(10);
    block.unlink();
    block.buf().put(0, (byte) 1);
    String missing = "[Errno 2] No such file or directory: '/" + block.name() + "'";
    assertThatThrownBy(block::unlink).isExactlyInstanceOf(FileNotFound.class).hasMessage(missing);
    assertThatThrownBy(() -> new SharedMemory(block.name())).hasMessage(missing);
  }

  @Test
  void misuse_refusesWithPythonsText() {
    SharedMemory block = new SharedMemory("taken", true, 1);
    assertThatThrownBy(() -> new SharedMemory("taken", true, 1))
        .isExactlyInstanceOf(FileExists.class)
        .hasMessage("[Errno 17] File exists: '/taken'");
    block.unlink();
    assertThatThrownBy(() -> new SharedMemory(-1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("'size' must be a positive integer");
    assertThatThrownBy(() -> new SharedMemory(0))
        .hasMessage("'size' must be a positive number different from zero");
    assertThatThrownBy(() -> new SharedMemory(null, false, 1))
        .hasMessage("'name' can only be None if create=True");
  }

  @Test
  void nameThatLeadsElsewhere_refuses() {
    for (String name : List.of("../key", "a/b", "", "a\\b")) {
      assertThatThrownBy(() -> new SharedMemory(name, true, 1))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("[Errno 22] Invalid argument");
    }
  }

  @Test
  void list_keepsItsKindsOfItems() {
    ShareableList list = list();
    assertThat(list.length()).isEqualTo(7);
    assertThat(list).containsExactly("a", 1, 2.5, true, null, new byte[] {'x'}, "howdy12345");
    assertThat(list.format()).isEqualTo("8sqdxxxxxxx?xxxxxx?x8s16s");
    assertThat(list.toString())
        .isEqualTo(
            "ShareableList(['a', 1, 2.5, True, None, b'x', 'howdy12345'], name='%s')"
                .formatted(list.shm().name()));
    assertThat(list.get(-1)).isEqualTo("howdy12345");
    assertThat(list.index(2.5)).isEqualTo(2);
    assertThat(list.count("a")).isEqualTo(1);
    list.shm().unlink();
  }

  @Test
  void items_areEqualAsInPython() {
    long large = 1L << 53;
    ShareableList list =
        new ShareableList(List.of(1, true, 1.0, large, large + 1, Double.NaN, "1"));
    assertThat(list.count(1)).isEqualTo(3);
    assertThat(list.count(true)).isEqualTo(3);
    assertThat(list.count(large)).isEqualTo(1);
    assertThat(list.index(large + 1)).isEqualTo(4);
    assertThat(list.count(Double.NaN)).isZero();
    list.shm().unlink();
  }

  @Test
  void itemOfAnotherKind_replacesIfItFits() {
    ShareableList list = list();
    list.set(0, "12345678");
    assertThatThrownBy(() -> list.set(0, "123456789"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("bytes/str item exceeds available storage");
    list.set(0, 5);
    assertThat(list.format()).startsWith("qq");
    list.set(1, "abc");
    assertThat(list.format()).startsWith("q8s");
    list.set(-1, Long.MAX_VALUE);
    assertThat(list.get(6)).isEqualTo(Long.MAX_VALUE);
    list.shm().unlink();
  }

  @Test
  void listMisused_refusesWithPythonsText() {
    ShareableList list = list();
    assertThatThrownBy(() -> list.get(9))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index out of range");
    assertThatThrownBy(() -> list.set(-8, 1)).hasMessage("assignment index out of range");
    assertThatThrownBy(() -> list.index("zz"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("ShareableList.index(x): x not in list");
    assertThatThrownBy(() -> list.set(0, List.of()))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("<class 'list'>");
    list.shm().unlink();
  }

  @Test
  void childChangesTheList_parentSeesIt() {
    ShareableList list = list();
    assertThat(Forked.run(SharedMemoryTest::change, list, list.shm().name())).isZero();
    assertThat(list.get(1)).isEqualTo(99);
    assertThat(list.get(4)).isEqualTo(false);
    list.shm().unlink();
  }

  private static ShareableList list() {
    return new ShareableList(
        Arrays.asList("a", 1, 2.5, true, null, new byte[] {'x'}, "howdy12345"));
  }

  private static Object write(Arguments args) {
    new SharedMemory((String) args.get(0)).buf().put(0, (byte) 1);
    ((SharedMemory) args.get(1)).buf().put(1, (byte) 2);
    return null;
  }

  private static Object change(Arguments args) {
    ((ShareableList) args.get(0)).set(1, 99);
    ShareableList.attach((String) args.get(1)).set(4, false);
    return null;
  }
}
