package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns objects into bytes and back, as Python's {@code pickle} does. */
public final class Pickle {
  /*
   * The first byte says which form follows. Plain values and flat lists of them, which is what
   * mostly goes between processes, have a form of their own that takes a tenth of the time of Java
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
    PlainWriter out = new PlainWriter();
    if (object != null && object.getClass() == ArrayList.class) {
      return dumpsList(out, (List<?>) object);
    }
    return out.put(object) ? out.toBytes() : serialised(object).bytes();
  }

  /** The same, and whether it is a function without captured values. */
  public static PickledFunction function(Object function) {
    return serialised(function);
  }

  /**
   * The object that was made into these bytes.
   *
   * @throws UnpicklingFailed if that is not possible, or the filter rejects it
   */
  public static @Nullable Object loads(byte[] bytes) {
    if (bytes.length == 0) {
      throw new UnpicklingFailed("Ran out of input", null);
    }
    if (bytes[0] == PlainWriter.SERIALISED) {
      return deserialised(bytes);
    }
    try {
      PlainReader in = new PlainReader(bytes);
      return bytes[0] == PlainWriter.LIST ? in.takeList() : in.take();
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new UnpicklingFailed("pickle data was truncated", e);
    }
  }

  private static byte[] dumpsList(PlainWriter out, List<?> list) {
    out.beginList(list.size());
    for (Object item : list) {
      if (!out.put(item)) {
        return serialised(list).bytes();
      }
    }
    return out.toBytes();
  }

  private static PickledFunction serialised(@Nullable Object object) {
    try (TravelOutput out = new TravelOutput()) {
      out.writeObject(object);
      out.flush();
      return new PickledFunction(out.toBytes(), out.hasOnlyStatelessFunctions());
    } catch (NotSerializableException e) {
      throw TravelPath.notPicklable(object, e);
    } catch (StackOverflowError e) {
      throw new NotPicklable("maximum recursion depth exceeded while pickling an object", e);
    } catch (ObjectStreamException e) {
      throw new NotPicklable(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      // Somebody's own writeObject failed.
      throw Thrown.again(e);
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
