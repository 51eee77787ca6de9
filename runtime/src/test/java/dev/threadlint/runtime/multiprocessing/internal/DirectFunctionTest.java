package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectFunctionTest {
  private static final IOException FAILURE = new IOException("on purpose");
  private static int runs;

  @Test
  void block_isCalledWithoutAClassOfItsOwn() throws Exception {
    Block block = (Block) travelled((Block) DirectFunctionTest::count);
    assertThat(isDirect(block)).isTrue();
    int before = runs;
    block.run();
    assertThat(runs).isEqualTo(before + 1);
  }

  @Test
  void routine_isCalledWithItsArgumentsWhateverItReturns() throws Exception {
    Routine<?> exact = (Routine<?>) travelled((Routine<Object>) DirectFunctionTest::first);
    Routine<?> text = (Routine<?>) travelled((Routine<String>) DirectFunctionTest::text);
    Routine<?> lambda = (Routine<?>) travelled((Routine<Object>) arguments -> arguments.get(1));
    for (Routine<?> each : List.of(exact, text, lambda)) {
      assertThat(isDirect(each)).isTrue();
    }
    assertThat(exact.call(Arguments.of(1, 2))).isEqualTo(1);
    assertThat(text.call(Arguments.of(1, 2))).isEqualTo("1");
    assertThat(lambda.call(Arguments.of(1, 2))).isEqualTo(2);
  }

  @Test
  void otherKinds_areMadeTheLongWay() throws Exception {
    int captured = runs;
    Routine<?> capturing = (Routine<?>) travelled((Routine<Object>) arguments -> captured);
    Routine<?> ofInstance = (Routine<?>) travelled((Routine<Object>) Arguments::size);
    Routine<?> primitive = (Routine<?>) travelled((Routine<Integer>) DirectFunctionTest::number);
    for (Routine<?> each : List.of(capturing, ofInstance, primitive)) {
      assertThat(isDirect(each)).isFalse();
    }
    assertThat(capturing.call(Arguments.none())).isEqualTo(captured);
    assertThat(ofInstance.call(Arguments.of(1, 2))).isEqualTo(2);
    assertThat(primitive.call(Arguments.none())).isEqualTo(7);
  }

  @Test
  void itFails_theVerySameObjectIsThrown() throws Exception {
    Block block = (Block) travelled((Block) DirectFunctionTest::fail);
    assertThat(isDirect(block)).isTrue();
    assertThatThrownBy(block::run).isSameAs(FAILURE);
  }

  @Test
  void onlyTheFirstFunctionIsDirect_othersMayTravelOn() {
    List<Object> task =
        new ArrayList<>(
            List.of("name", (Block) DirectFunctionTest::count, (Block) DirectFunctionTest::fail));
    List<?> arrived = (List<?>) Pickle.loadsTask(Pickle.dumps(task));
    assertThat(isDirect(arrived.get(1))).isTrue();
    assertThat(isDirect(arrived.get(2))).isFalse();
    assertThat(Pickle.dumps(arrived.get(2))).isEqualTo(Pickle.dumps(task.get(2)));
  }

  @Test
  void methodIsNotThere_theLongWaySaysSo() {
    SerializedLambda known = PlainFunction.formOf((Block) DirectFunctionTest::count);
    SerializedLambda missing =
        new SerializedLambda(
            DirectFunctionTest.class,
            known.getFunctionalInterfaceClass(),
            known.getFunctionalInterfaceMethodName(),
            known.getFunctionalInterfaceMethodSignature(),
            known.getImplMethodKind(),
            known.getImplClass(),
            "notThere",
            known.getImplMethodSignature(),
            known.getInstantiatedMethodType(),
            new Object[0]);
    assertThat(DirectFunction.of(DirectFunctionTest.class, known)).isNotNull();
    assertThat(DirectFunction.of(DirectFunctionTest.class, missing)).isNull();
  }

  static void count() {
    runs++;
  }

  static void fail() throws IOException {
    throw FAILURE;
  }

  static Object first(Arguments arguments) {
    return arguments.get(0);
  }

  static String text(Arguments arguments) {
    return String.valueOf(arguments.get(0));
  }

  static int number(Arguments arguments) {
    return 7;
  }

  private static Object travelled(Object function) {
    return Pickle.loadsTask(Pickle.dumps(function));
  }

  private static boolean isDirect(Object function) {
    return function.getClass().getName().startsWith(DirectFunction.class.getName() + "$");
  }
}
