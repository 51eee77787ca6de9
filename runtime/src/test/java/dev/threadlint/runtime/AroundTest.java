package dev.threadlint.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AroundTest {
  @Test
  void starmap_isLazyAndUnpacksEachItem() {
    List<Object> called = new ArrayList<>();
    Iterator<Integer> sums =
        Itertools.starmap(
            args -> {
              called.add(args.positional());
              return (int) args.get(0) + (int) args.get(1);
            },
            List.of(List.of(1, 2), new Object[] {3, 4}, 5));
    assertThat(called).isEmpty();
    assertThat(sums.next()).isEqualTo(3);
    assertThat(sums.next()).isEqualTo(7);
    assertThatThrownBy(sums::next)
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("'int' object is not iterable");
    assertThat(sums.hasNext()).isFalse();
  }

  @Test
  void bestThreadCount_followsTheRule() {
    assertThat(Pools.bestThreadCount(Duration.ofMillis(90), Duration.ofMillis(10), 2))
        .isEqualTo(20);
    assertThat(Pools.bestThreadCount(Duration.ofMillis(300), Duration.ofMillis(100), 1))
        .isEqualTo(4);
    assertThat(Pools.bestThreadCount(Duration.ZERO, Duration.ofSeconds(1), 4)).isEqualTo(4);
    assertThat(Pools.bestThreadCount(Duration.ofMillis(1), Duration.ofMillis(2), 1)).isEqualTo(2);
    assertThatThrownBy(() -> Pools.bestThreadCount(Duration.ofSeconds(-1), Duration.ZERO, 1))
        .hasMessage("wait must be >= 0");
    assertThatThrownBy(() -> Pools.bestThreadCount(Duration.ZERO, Duration.ZERO, 1))
        .hasMessage("cpu must be > 0");
    assertThatThrownBy(() -> Pools.bestThreadCount(Duration.ZERO, Duration.ofSeconds(1), 0))
        .hasMessage("cores must be >= 1");
  }

  @Test
  void arguments_knowPositionsAndNames() throws Exception {
    Arguments arguments = Arguments.of(1, null).with("a", 2).with("a", 3);
    assertThat(arguments.get(1)).isNull();
    assertThat(arguments.get("a")).isEqualTo(3);
    assertThat(arguments.size()).isEqualTo(2);
    assertThat(arguments.keywords()).containsOnlyKeys("a");
    assertThat(arguments.<Object>call(args -> args.get("a"))).isEqualTo(3);
    assertThatThrownBy(() -> arguments.get("b"))
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'b'");
    assertThatThrownBy(() -> Arguments.unpacking(5).call(args -> null))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("<lambda>() argument after * must be an iterable, not int");
    assertThat(Arguments.none().size()).isZero();
  }

  @Test
  void systemExit_isNoException() {
    assertThat(new SystemExit(3)).isInstanceOf(Error.class).hasMessage("3");
    assertThat(new SystemExit(3).code()).isEqualTo(3);
    assertThat(new SystemExit().code()).isNull();
  }
}
