package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.StackTrace;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes one block apart, with the strings and stacks of the blocks before it. */
final class BlockReader {
  private final ByteBuffer bytes;
  private final RecordingTables tables;

  BlockReader(ByteBuffer bytes, RecordingTables tables) {
    this.bytes = bytes;
    this.tables = tables;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  boolean flag() throws DamagedBlockException {
    return octet() != 0;
  }

  private int octet() throws DamagedBlockException {
    try {
      return bytes.get();
    } catch (BufferUnderflowException e) {
      throw new DamagedBlockException("the block ends too early");
    }
  }

  long number() throws DamagedBlockException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = octet();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new DamagedBlockException("a number is too long");
  }

  int integer() throws DamagedBlockException {
    long value = number();
    if (value != (int) value) {
      throw new DamagedBlockException("a number is too large");
    }
    return (int) value;
  }

  /** How many things follow, each of which takes a byte at least. */
  int size() throws DamagedBlockException {
    int size = integer();
    if (size < 0 || size > bytes.remaining()) {
      throw new DamagedBlockException("a list is longer than its block");
    }
    return size;
  }

  String text() throws DamagedBlockException {
    byte[] encoded = new byte[size()];
    bytes.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  String string() throws DamagedBlockException {
    String value = stringOrNull();
    if (value == null) {
      throw new DamagedBlockException("a string is missing");
    }
    return value;
  }

  @Nullable String stringOrNull() throws DamagedBlockException {
    int id = integer();
    return id == 0 ? null : tables.string(id);
  }

  StackTrace stack() throws DamagedBlockException {
    return tables.stack(integer());
  }

  <E extends Enum<E>> E constant(Class<E> type) throws DamagedBlockException {
    E value = constantOrNull(type);
    if (value == null) {
      throw new DamagedBlockException("a constant is missing");
    }
    return value;
  }

  <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type) throws DamagedBlockException {
    String name = stringOrNull();
    if (name == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new DamagedBlockException("unknown constant " + name);
    }
  }
}
