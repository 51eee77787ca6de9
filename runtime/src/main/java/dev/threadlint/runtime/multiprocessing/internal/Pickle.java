package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns objects into bytes and back, as Python's {@code pickle} does. */
public final class Pickle {
  /*
   * The first byte says which form follows. Plain values, functions and flat lists of them, which
   * is what mostly goes between processes, have a form of their own that takes a tenth of the time of Java
   * serialisation. A list within a list does not: two lists that share a third one would come out
   * with two of it.
   */
  private Pickle() {}

  /**
   * The object as bytes.
   *
   * @throws NotPicklable if it, or something in it, cannot travel
   * @throws IllegalStateException {@code … objects should only be shared between processes through
   *     inheritance}
   */
  public static byte[] dumps(@Nullable Object object) {
    return dumps(object, object);
  }

  /** The same, but should it not be able to travel, then that is told of {@code whole}. */
  static byte[] dumps(@Nullable Object object, @Nullable Object whole) {
    PlainWriter out = new PlainWriter();
    boolean plain =
        object != null && object.getClass() == ArrayList.class
            ? putList(out, (List<?>) object)
            : out.put(object);
    return plain ? out.toBytes() : serialised(object, whole).bytes();
  }

  /** The same, and whether it is a function without captured values. */
  public static PickledFunction function(Object function) {
    SerializedLambda form = PlainFunction.formOf(function);
    PlainWriter out = new PlainWriter();
    return form != null && out.put(function)
        ? new PickledFunction(out.toBytes(), form.getCapturedArgCount() == 0)
        : serialised(function, function);
  }

  /**
   * The object that was made into these bytes.
   *
   * @throws UnpicklingFailed if that is not possible, or the filter rejects it
   */
  public static @Nullable Object loads(byte[] bytes) {
    return loads(bytes, new PlainReader(bytes));
  }

  /** The same of what begins with a function, or has one first, that shall only be called. */
  public static @Nullable Object loadsTask(byte[] bytes) {
    return loads(bytes, PlainReader.ofTask(bytes));
  }

  /** The same of what a JVM is told to do before any code of the program has run there. */
  static @Nullable Object loadsFirst(byte[] bytes) {
    return loads(bytes, PlainReader.ofFirst(bytes));
  }

  private static @Nullable Object loads(byte[] bytes, PlainReader in) {
    if (bytes.length == 0) {
      throw new UnpicklingFailed("Ran out of input", null);
    }
    if (bytes[0] == PlainWriter.SERIALISED) {
      return deserialised(bytes);
    }
    try {
      return bytes[0] == PlainWriter.LIST ? in.takeList() : in.take();
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ClassCastException e) {
      throw new UnpicklingFailed("pickle data was truncated", e);
    } catch (StackOverflowError e) {
      throw new UnpicklingFailed("maximum recursion depth exceeded", e);
    }
  }

  private static boolean putList(PlainWriter out, List<?> list) {
    out.beginList(list.size());
    for (Object item : list) {
      if (!out.put(item)) {
        return false;
      }
    }
    return true;
  }

  private static PickledFunction serialised(@Nullable Object object, @Nullable Object whole) {
    try (TravelOutput out = new TravelOutput()) {
      out.writeObject(object);
      out.flush();
      return new PickledFunction(out.toBytes(), out.hasOnlyStatelessFunctions());
    } catch (NotSerializableException e) {
      throw TravelPath.notPicklable(whole, e);
    } catch (StackOverflowError e) {
      throw TravelPath.failed("maximum recursion depth exceeded while pickling an object", e);
    } catch (ObjectStreamException e) {
      throw TravelPath.failed(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      // Somebody's own writeObject failed.
      throw Thrown.again(e);
    } catch (RuntimeException e) {
      Object refusing = Spawning.takeRefusing();
      throw refusing == null ? e : TravelPath.refused(e, whole, refusing);
    }
  }

  private static @Nullable Object deserialised(byte[] bytes) {
    try (TravelInput in = new TravelInput(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
      return in.readObject();
    } catch (InvalidClassException e) {
      throw new UnpicklingFailed(String.valueOf(e.getMessage()), e);
    } catch (ClassNotFoundException e) {
      throw new UnpicklingFailed("Can't get class '" + e.getMessage() + "'", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnpicklingFailed(e.toString(), e);
    }
  }
}
