package dev.threadlint.runtime.multiprocessing.internal;

/** Numbers within byte arrays, big end first. */
final class Packed {
  // Not with a VarHandle: to load those takes a child that has just been started quite a while.
  private static final int BYTE = 0xff;
  private static final long INT = 0xffff_ffffL;

  private Packed() {}

  static int getInt(byte[] bytes, int index) {
    return bytes[index] << 24
        | (bytes[index + 1] & BYTE) << 16
        | (bytes[index + 2] & BYTE) << 8
        | (bytes[index + 3] & BYTE);
  }

  static void putInt(byte[] bytes, int index, int value) {
    bytes[index] = (byte) (value >>> 24);
    bytes[index + 1] = (byte) (value >>> 16);
    bytes[index + 2] = (byte) (value >>> 8);
    bytes[index + 3] = (byte) value;
  }

  static long getLong(byte[] bytes, int index) {
    return (long) getInt(bytes, index) << 32 | (getInt(bytes, index + 4) & INT);
  }

  static void putLong(byte[] bytes, int index, long value) {
    putInt(bytes, index, (int) (value >>> 32));
    putInt(bytes, index + 4, (int) value);
  }
}
