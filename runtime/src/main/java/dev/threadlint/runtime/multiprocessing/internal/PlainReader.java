package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PlainWriter} wrote. */
final class PlainReader {
  private final byte[] bytes;
  private int at;

  PlainReader(byte[] bytes) {
    this.bytes = bytes;
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
