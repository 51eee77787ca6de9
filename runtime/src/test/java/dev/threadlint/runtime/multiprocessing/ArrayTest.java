package dev.threadlint.runtime.multiprocessing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.threading.Guard;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class ArrayTest {
  private final Array array = new Array('i', List.of(1, 2, 3));

  @Test
  void items_areReadAndWrittenByIndexFromBothEnds() {
    assertThat(array.length()).isEqualTo(3);
    assertThat(array).containsExactly(1, 2, 3);
    assertThat(array.get(-1)).isEqualTo(3);
    array.set(-3, 7);
    assertThat(array.get(0)).isEqualTo(7);
    assertThat(new Array('d', 2)).containsExactly(0.0, 0.0);
  }

  @Test
  void slices_areCopiesAndMustFit() {
    assertThat(array.slice(1, Integer.MAX_VALUE)).containsExactly(2, 3);
    assertThat(array.slice(-2, -1)).containsExactly(2);
    assertThat(array.slice(3, 1)).isEmpty();
    array.setSlice(0, 2, List.of(8, 9));
    assertThat(array).containsExactly(8, 9, 3);
    assertThatThrownBy(() -> array.setSlice(0, 2, List.of(1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Can only assign sequence of same size");
  }

  @Test
  void misuse_refusesWithPythonsText() {
    assertThatThrownBy(() -> array.get(5))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("invalid index");
    assertThatThrownBy(() -> array.set(-4, 1)).hasMessage("invalid index");
    assertThatThrownBy(() -> array.set(0, "x"))
        .hasMessage("'str' object cannot be interpreted as an integer");
    assertThatThrownBy(() -> new Array('i', -1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Array length must be >= 0, not -1");
    assertThatThrownBy(() -> new Array('z', 1)).hasMessage("this type has no size");
    assertThatThrownBy(array::value)
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'SynchronizedArray' object has no attribute 'value'");
  }

  @Test
  void characters_haveAValueAndRawBytes() {
    Array text = new Array("hello".getBytes(US_ASCII));
    assertThat(text.value()).isEqualTo("hello".getBytes(US_ASCII));
    text.setValue("ab".getBytes(US_ASCII));
    assertThat(text.value()).isEqualTo("ab".getBytes(US_ASCII));
    assertThat(text.raw()).isEqualTo("ab\0lo".getBytes(US_ASCII));
    text.setRaw("xy".getBytes(US_ASCII));
    assertThat(text.raw()).isEqualTo("xy\0lo".getBytes(US_ASCII));
    assertThatThrownBy(() -> text.setValue("helloo".getBytes(US_ASCII)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("byte string too long");
    assertThat(text.toString()).startsWith("<SynchronizedString wrapper for <").contains("_5 ");
  }

  @Test
  void lock_isAnRLockOrGivenOrNone() {
    Lock lock = new Lock();
    assertThat(new Array(new RawArray('i', 1), lock).getLock()).isSameAs(lock);
    assertThat(array.getLock()).isInstanceOf(RLock.class);
    try (Guard held = array.hold()) {
      array.set(0, 5);
    }
    Array without = new Array(new RawArray('i', 1), false);
    assertThatThrownBy(without::getLock)
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'c_int_Array_1' object has no attribute 'get_lock'");
    assertThatThrownBy(without::value)
        .hasMessage("'c_int_Array_1' object has no attribute 'value'");
    assertThat(without.toString())
        .matches("<multiprocessing.sharedctypes.c_int_Array_1 object at 0x[0-9a-f]+>");
  }

  @Test
  void childWrites_parentReads() {
    RawArray raw = new RawArray('d', 1_000);
    assertThat(Forked.run(ArrayTest::fill, array, raw)).isZero();
    assertThat(array).containsExactly(10, 20, 30);
    assertThat(raw.buffer().asDoubleBuffer().get(999)).isEqualTo(999.0);
    assertThat(array.getObj().get(1)).isEqualTo(20);
  }

  @Test
  void moreThanJavaCanMap_refuses() {
    assertThatThrownBy(() -> new RawArray('d', Integer.MAX_VALUE))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 2 GiB cannot be shared in one piece");
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(array))
        .hasMessage(
            "SynchronizedArray objects should only be shared between processes through"
                + " inheritance");
  }

  private static Object fill(Arguments args) {
    Array array = (Array) args.get(0);
    for (int i = 0; i < array.length(); i++) {
      array.set(i, 10 * (i + 1));
    }
    RawArray raw = (RawArray) args.get(1);
    for (int i = 0; i < raw.length(); i++) {
      raw.set(i, i);
    }
    return null;
  }
}
