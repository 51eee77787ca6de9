package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.threading.Guard;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@SuppressWarnings("try")
class ValueTest {
  @ParameterizedTest
  @CsvSource({
    "b, 300, 44",
    "b, -1, -1",
    "B, -1, 255",
    "h, 65535, -1",
    "H, -1, 65535",
    "i, 1099511627776, 0",
    "I, -1, 4294967295",
    "l, -5, -5",
    "q, -5, -5",
    "L, 7, 7",
    "Q, -1, 18446744073709551615"
  })
  void integers_wrapAroundAsTheirTypes(char code, long given, BigInteger read) {
    assertThat(new Value(code, given).get().toString()).isEqualTo(read.toString());
  }

  @Test
  void otherTypes_areConvertedAsInPython() {
    assertThat(new Value('d', 3).get()).isEqualTo(3.0);
    assertThat(new Value('f', 0.1).get()).isEqualTo(0.10000000149011612);
    assertThat(new Value('i', true).get()).isEqualTo(1);
    assertThat(new Value('c', new byte[] {'x'}).get()).isEqualTo(new byte[] {'x'});
    assertThat(new Value('c', 5).get()).isEqualTo(new byte[] {5});
    assertThat(new Value('i').get()).isEqualTo(0);
    Value number = new Value('d', 2.5);
    assertThat(number.intValue()).isEqualTo(2);
    assertThat(number.longValue()).isEqualTo(2);
    assertThat(number.doubleValue()).isEqualTo(2.5);
  }

  @Test
  void wrongType_refusesWithPythonsText() {
    assertThatThrownBy(() -> new Value('i', "x"))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("'str' object cannot be interpreted as an integer");
    assertThatThrownBy(() -> new Value('i').set(1.5))
        .hasMessage("'float' object cannot be interpreted as an integer");
    assertThatThrownBy(() -> new Value('i').set(null))
        .hasMessage("'NoneType' object cannot be interpreted as an integer");
    assertThatThrownBy(() -> new Value('d', "x")).hasMessage("must be real number, not str");
    assertThatThrownBy(() -> new Value('c', 300))
        .hasMessage("one character bytes, bytearray or integer expected");
    assertThatThrownBy(() -> new Value('z', 1))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("this type has no size");
  }

  @Test
  void lock_isAnRLockOrGivenOrNone() {
    Value value = new Value('i', 1);
    assertThat(value.getLock()).isInstanceOf(RLock.class);
    try (Guard held = value.hold()) {
      value.set(value.intValue() + 1);
    }
    Lock lock = new Lock();
    assertThat(new Value('i', 1, lock).getLock()).isSameAs(lock);
    Value without = new Value('i', 7, false);
    assertThatThrownBy(without::getLock)
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'c_int' object has no attribute 'get_lock'");
    assertThat(without).hasToString("c_int(7)");
    assertThat(value).hasToString("<Synchronized wrapper for c_int(2)>");
    assertThat(value.getObj().intValue()).isEqualTo(2);
    assertThat(new RawValue('c', 'x' + 0)).hasToString("c_char(b'x')");
  }

  @Test
  void processesCountUnderTheLock_nothingIsLost() {
    Value counter = new Value('i', 0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(Forked.start(ValueTest::count, counter));
    }
    children.forEach(Process::join);
    assertThat(counter.intValue()).isEqualTo(3 * 2_000);
  }

  @Test
  void readInALoop_seesWhatAnotherProcessWrites() {
    RawValue flag = new RawValue('b', 0);
    Process child = Forked.start(ValueTest::raise, flag);
    while (flag.intValue() == 0) {
      java.lang.Thread.onSpinWait();
    }
    child.join();
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(new Value('i')))
        .hasMessage(
            "Synchronized objects should only be shared between processes through inheritance");
    assertThatThrownBy(() -> Pickle.dumps(new RawValue('i')))
        .hasMessage("c_int objects should only be shared between processes through inheritance");
  }

  private static Object count(Arguments args) {
    Value counter = (Value) args.get(0);
    for (int i = 0; i < 2_000; i++) {
      try (Guard held = counter.getLock().hold()) {
        counter.set(counter.intValue() + 1);
      }
    }
    return null;
  }

  private static Object raise(Arguments args) {
    ((RawValue) args.get(0)).set(1);
    return null;
  }
}
