package dev.threadlint.reports.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of one block while they are put together; grows as needed. */
final class Payload {
  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void fixedShort(int value) {
    octet(value >>> 8);
    octet(value);
  }

  void fixedInt(int value) {
    fixedShort(value >>> 16);
    fixedShort(value);
  }

  /** Small numbers of either sign take one byte. */
  void number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  void text(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    raw(encoded, encoded.length);
  }

  void raw(byte[] source, int length) {
    reserve(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
