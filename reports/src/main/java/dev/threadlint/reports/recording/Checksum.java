package dev.threadlint.reports.recording;

import java.util.zip.CRC32;

/** Tells a whole block from a torn or damaged one. */
final class Checksum {
  private Checksum() {}

  static int of(byte[] bytes, int offset, int length) {
    var crc = new CRC32();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
