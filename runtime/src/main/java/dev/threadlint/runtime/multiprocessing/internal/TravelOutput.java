package dev.threadlint.runtime.multiprocessing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/** Java serialisation that refuses what must not be copied. */
final class TravelOutput extends ObjectOutputStream {
  // Its lambdas only hold the program's functions.
  private static final String EXECUTOR = "dev/threadlint/runtime/futures/Executor";

  private final ByteArrayOutputStream bytes;
  private int objects;
  private int stateless;

  TravelOutput() throws IOException {
    this(new ByteArrayOutputStream(512));
  }

  private TravelOutput(ByteArrayOutputStream bytes) throws IOException {
    super(begun(bytes));
    this.bytes = bytes;
    enableReplaceObject(true);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Whether nothing was written but functions without captured values. */
  boolean hasOnlyStatelessFunctions() {
    return objects > 0 && objects == stateless;
  }

  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) {
    if (object == null || object instanceof String || isEmptyArray(object)) {
      return object;
    }
    objects++;
    if (object instanceof SerializedLambda lambda) {
      checkStrict(lambda);
      stateless += lambda.getCapturedArgCount() == 0 ? 1 : 0;
    } else if (Uncopyable.includes(object.getClass())) {
      throw Spawning.refusal(object.getClass().getSimpleName(), object);
    }
    return object;
  }

  /** Such as that of the captured values in a lambda that has none. */
  private static boolean isEmptyArray(Object object) {
    return object instanceof Object[] array && array.length == 0;
  }

  static void checkStrict(SerializedLambda lambda) {
    if (Strictness.isStrict()
        && lambda.getImplMethodName().startsWith("lambda$")
        && !lambda.getCapturingClass().equals(EXECUTOR)) {
      String name = lambda.getCapturingClass().replace('/', '.') + ".<locals>.<lambda>";
      throw TravelPath.failed("Can't pickle local object <function " + name + ">", null);
    }
  }

  private static ByteArrayOutputStream begun(ByteArrayOutputStream bytes) {
    bytes.write(PlainWriter.SERIALISED);
    return bytes;
  }
}
