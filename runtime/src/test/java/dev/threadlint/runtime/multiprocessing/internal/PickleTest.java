package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.io.ObjectInputFilter.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PickleTest {
  static List<Object> values() {
    return List.of(
        true,
        false,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Double.NaN,
        -0.0,
        "",
        "grün 漢字",
        "half \ud800 of a pair and \ud83d\ude00",
        new byte[] {1, 2, 3},
        new ArrayList<>(Arrays.asList(1, null, "two", 3.0)),
        new ArrayList<>(List.of(List.of(1), new ArrayList<>(List.of(2)))),
        List.of(1, 2),
        Map.of("key", List.of(1)),
        Arguments.of(1, "x").with("k", 2).positional());
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_comesBackEqualAndOfItsType(Object value) {
    Object copy = Pickle.loads(Pickle.dumps(value));
    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void null_comesBack() {
    assertThat(Pickle.loads(Pickle.dumps(null))).isNull();
  }

  @Test
  void sharedPart_isSharedInTheCopy() {
    List<Integer> shared = new ArrayList<>(List.of(1));
    List<?> copy = (List<?>) Pickle.loads(Pickle.dumps(new ArrayList<>(List.of(shared, shared))));
    assertThat(copy.get(0)).isSameAs(copy.get(1));
  }

  @Test
  void function_isCalledAfterwards() throws Exception {
    int offset = 5;
    Fn<Integer, Integer> function = x -> x + offset;
    @SuppressWarnings("unchecked")
    Fn<Integer, Integer> copy = (Fn<Integer, Integer>) Pickle.loads(Pickle.dumps(function));
    assertThat(copy.apply(1)).isEqualTo(6);
    assertThat(Pickle.function(function).stateless()).isFalse();
    Fn<String, Integer> reference = Integer::parseInt;
    assertThat(Pickle.function(reference).stateless()).isTrue();
  }

  @Test
  void functionThatHoldsWhatIsNotPlain_sharesItInTheCopy() throws Exception {
    List<Integer> held = new ArrayList<>(List.of(7));
    Fn<Integer, List<Integer>> function = x -> held;
    List<Object> both = new ArrayList<>(List.of(function, held));
    List<?> copy = (List<?>) Pickle.loads(Pickle.dumps(both));
    assertThat(((Fn<?, ?>) copy.get(0)).apply(null)).isSameAs(copy.get(1));
  }

  @Test
  void functionOfAClassThatTheProgramKeepsOut_isRefused() {
    byte[] bytes = Pickle.dumps((Fn<String, Integer>) Integer::parseInt);
    Multiprocessing.setObjectFilter(
        asked -> asked.serialClass() == PickleTest.class ? Status.REJECTED : Status.UNDECIDED);
    try {
      assertThatThrownBy(() -> Pickle.loads(bytes))
          .isExactlyInstanceOf(UnpicklingFailed.class)
          .hasMessageContaining("REJECTED");
    } finally {
      Multiprocessing.setObjectFilter(null);
    }
    assertThat(Pickle.loads(bytes)).isInstanceOf(Fn.class);
  }

  @Test
  void lambdaWhenStrict_isRefusedAsInPython() {
    Fn<Integer, Integer> lambda = x -> x + 1;
    Fn<String, Integer> reference = Integer::parseInt;
    Multiprocessing.setStrict(true);
    try {
      assertThatThrownBy(() -> Pickle.dumps(lambda))
          .isExactlyInstanceOf(NotPicklable.class)
          .hasMessageStartingWith("Can't pickle local object <function ");
      assertThat(Pickle.dumps(reference)).isNotEmpty();
    } finally {
      Multiprocessing.setStrict(false);
    }
  }

  @Test
  void locksAndQueuesOfTheJdk_areRefused() {
    Map<String, Object> holder = new HashMap<>();
    holder.put("lock", new ReentrantReadWriteLock());
    assertThatThrownBy(() -> Pickle.dumps(holder))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "ReentrantReadWriteLock objects should only be shared between processes through"
                + " inheritance");
    assertThatThrownBy(() -> Pickle.dumps(new ArrayBlockingQueue<>(1)))
        .hasMessageContaining("through inheritance");
  }

  @Test
  void refused_saysBesideWhereItIs() {
    Arguments hidden = Arguments.of(1, Map.of("queue", new ArrayBlockingQueue<>(1)));

    assertThatThrownBy(() -> Pickle.dumps(hidden))
        .hasMessage(
            "ArrayBlockingQueue objects should only be shared between processes through"
                + " inheritance")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed()[0])
                    .hasMessage(
                        "cannot pickle 'ArrayBlockingQueue' object"
                            + " (java.util.concurrent.ArrayBlockingQueue, at"
                            + " Arguments[1][queue])"));
  }

  @Test
  void notPicklable_saysToProgramsWhatItSaysToPeople() {
    assertThatThrownBy(() -> Pickle.dumps(List.of(Thread.currentThread())))
        .isInstanceOfSatisfying(
            NotPicklable.class,
            failure -> {
              assertThat(failure.culprit()).isEqualTo("java.lang.Thread");
              assertThat(failure.path()).endsWith("[0]");
            });
  }

  @Test
  void whatCannotTravel_isNamedWithClassAndPath() {
    Map<String, Object> map = new HashMap<>();
    map.put("inner", new Object[] {1, new Object()});
    assertThatThrownBy(() -> Pickle.dumps(map))
        .isExactlyInstanceOf(NotPicklable.class)
        .hasMessage("cannot pickle 'Object' object (java.lang.Object, at HashMap[inner][1])");
    Object captured = new Object();
    Fn<Integer, Object> lambda = x -> captured;
    assertThatThrownBy(() -> Pickle.dumps(lambda)).hasMessageContaining("at <lambda>.<captured 0>");
  }

  @Test
  void endlesslyDeepObject_isRefused() {
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      List<Object> outer = new ArrayList<>();
      outer.add(deep);
      deep = outer;
    }
    List<Object> tooDeep = deep;
    assertThatThrownBy(() -> Pickle.dumps(tooDeep)).isExactlyInstanceOf(NotPicklable.class);
  }

  @Test
  void classesThatAct_areKeptOut() {
    byte[] bytes = Pickle.dumps(new javax.management.BadAttributeValueExpException("x"));
    assertThatThrownBy(() -> Pickle.loads(bytes))
        .isExactlyInstanceOf(UnpicklingFailed.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void noise_isRefusedWithoutMuchMemory() {
    Random random = new Random(42);
    Fn<String, Integer> function = Integer::parseInt;
    byte[] good = Pickle.dumps(new ArrayList<>(List.of(1, "two", 3L, function)));
    for (int i = 0; i < 10_000; i++) {
      byte[] bad = random.nextBoolean() ? good.clone() : new byte[random.nextInt(40)];
      for (int j = 0; j < 1 + random.nextInt(4) && bad.length > 0; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        Pickle.loads(bad);
      } catch (UnpicklingFailed e) {
        // as it should be, if it is not by chance something else
      }
    }
  }
}
