package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.lang.invoke.SerializedLambda;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PlainWriter} wrote. */
final class PlainReader {
  private final byte[] bytes;
  private boolean direct;
  private boolean first;
  private int at;

  PlainReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The same, but the first function is only to be called, see {@link DirectFunction}. */
  static PlainReader ofTask(byte[] bytes) {
    PlainReader reader = new PlainReader(bytes);
    reader.direct = true;
    return reader;
  }

  /** The same, but it is what a JVM is told to do before any code of the program has run there. */
  static PlainReader ofFirst(byte[] bytes) {
    PlainReader reader = new PlainReader(bytes);
    reader.first = true;
    return reader;
  }

  @Nullable Object take() {
    byte kind = bytes[at++];
    return switch (kind) {
      case PlainWriter.NULL -> null;
      case PlainWriter.FALSE -> false;
      case PlainWriter.TRUE -> true;
      case PlainWriter.INTEGER -> takeInt();
      case PlainWriter.LONG -> takeLong();
      case PlainWriter.DOUBLE -> Double.longBitsToDouble(takeLong());
      case PlainWriter.STRING -> takeString();
      case PlainWriter.BYTES -> takeBytes();
      case PlainWriter.FUNCTION -> takeFunction();
      default -> throw new UnpicklingFailed("invalid load key, '" + kind + "'.", null);
    };
  }

  List<@Nullable Object> takeList() {
    at++;
    int length = takeInt();
    // Each item is a byte or more: a longer list is a lie, and must not cost memory.
    checkLeft(length);
    List<@Nullable Object> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(take());
    }
    return list;
  }

  private Object takeFunction() {
    String[] names = new String[8];
    for (int i = 0; i < names.length; i++) {
      names[i] = takeName();
    }
    int methodKind = takeInt();
    int count = takeInt();
    checkLeft(count);
    @Nullable Object[] captured = new Object[count];
    for (int i = 0; i < count; i++) {
      captured[i] = take();
    }
    Class<?> home = PlainFunction.homeOf(names[0], first);
    SerializedLambda form =
        new SerializedLambda(
            home,
            names[1],
            names[2],
            names[3],
            methodKind,
            names[4],
            names[5],
            names[6],
            names[7],
            captured);
    Object function = direct ? DirectFunction.of(home, form) : null;
    direct = false;
    return function != null ? function : PlainFunction.make(home, form);
  }

  private String takeName() {
    if (take() instanceof String name) {
      return name;
    }
    throw new UnpicklingFailed("not a function", null);
  }

  private int takeInt() {
    checkLeft(Integer.BYTES);
    int value = Packed.getInt(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  private long takeLong() {
    checkLeft(Long.BYTES);
    long value = Packed.getLong(bytes, at);
    at += Long.BYTES;
    return value;
  }

  private String takeString() {
    int length = takeInt();
    checkLeft(length);
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  private byte[] takeBytes() {
    int length = takeInt();
    checkLeft(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private void checkLeft(int count) {
    if (count < 0 || count > bytes.length - at) {
      throw new UnpicklingFailed("pickle data was truncated", null);
    }
  }
}
