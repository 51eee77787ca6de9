package dev.threadlint.runtime.multiprocessing.internal.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.internal.PythonType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** How the items of a ShareableList lie in its memory. */
public final class ListSlots {
  /*
   * The number of slots; for each the offset, room, kind and length of its item; the items. The
   * room of a slot is fixed when the list is made: whole words, one more than an item fills.
   */
  private static final int COUNT = 0;
  private static final int TABLE = Long.BYTES;
  private static final int ENTRY = 4 * Integer.BYTES;
  private static final int ROOM = Integer.BYTES;
  private static final int KIND = 2 * Integer.BYTES;
  private static final int LENGTH = 3 * Integer.BYTES;
  private static final int WORD = Long.BYTES;

  private static final int NONE = 0;
  private static final int BOOL = 1;
  private static final int INT = 2;
  private static final int FLOAT = 3;
  private static final int STR = 4;
  private static final int BYTES = 5;

  private final ByteBuffer memory;

  /** Those of a list that is there. */
  public ListSlots(ByteBuffer memory) {
    this.memory = memory;
  }

  /** How many bytes a list of these items takes. */
  public static int sizeFor(List<? extends @Nullable Object> items) {
    int size = TABLE + ENTRY * items.size();
    for (Object item : items) {
      size += roomFor(item);
    }
    return size;
  }

  /** Lays the items out in new memory. */
  public void fill(List<? extends @Nullable Object> items) {
    memory.putLong(COUNT, items.size());
    int offset = TABLE + ENTRY * items.size();
    for (int i = 0; i < items.size(); i++) {
      int room = roomFor(items.get(i));
      memory.putInt(entry(i), offset);
      memory.putInt(entry(i) + ROOM, room);
      set(i, items.get(i));
      offset += room;
    }
  }

  public int count() {
    return (int) memory.getLong(COUNT);
  }

  public @Nullable Object get(int index) {
    int offset = memory.getInt(entry(index));
    return switch (memory.getInt(entry(index) + KIND)) {
      case BOOL -> memory.get(offset) != 0;
      case INT -> narrowest(memory.getLong(offset));
      case FLOAT -> memory.getDouble(offset);
      case STR -> new String(bytes(index), UTF_8);
      case BYTES -> bytes(index);
      default -> null;
    };
  }

  /**
   * Puts an item in.
   *
   * @throws IllegalArgumentException {@code bytes/str item exceeds available storage}
   * @throws NoSuchElementException {@code <class 'list'>}, if there can be no such item
   * @throws ArithmeticException if an integer has more than 64 bits
   */
  public void set(int index, @Nullable Object item) {
    int kind = kindOf(item);
    int offset = memory.getInt(entry(index));
    switch (kind) {
      case BOOL -> memory.put(offset, (byte) (Boolean.TRUE.equals(item) ? 1 : 0));
      case INT -> memory.putLong(offset, toLong(item));
      case FLOAT -> memory.putDouble(offset, item instanceof Number n ? n.doubleValue() : 0);
      case STR, BYTES -> putBytes(index, offset, encoded(item));
      default -> {}
    }
    memory.putInt(entry(index) + KIND, kind);
  }

  /** Python's letters for the slots, for {@code struct}. */
  public String format() {
    StringBuilder format = new StringBuilder();
    for (int i = 0; i < count(); i++) {
      format.append(
          switch (memory.getInt(entry(i) + KIND)) {
            case BOOL -> "xxxxxxx?";
            case INT -> "q";
            case FLOAT -> "d";
            case STR, BYTES -> memory.getInt(entry(i) + ROOM) + "s";
            default -> "xxxxxx?x";
          });
    }
    return format.toString();
  }

  private void putBytes(int index, int offset, byte[] bytes) {
    if (bytes.length > memory.getInt(entry(index) + ROOM)) {
      throw new IllegalArgumentException("bytes/str item exceeds available storage");
    }
    memory.put(offset, bytes);
    memory.putInt(entry(index) + LENGTH, bytes.length);
  }

  private byte[] bytes(int index) {
    byte[] bytes = new byte[memory.getInt(entry(index) + LENGTH)];
    memory.get(memory.getInt(entry(index)), bytes);
    return bytes;
  }

  private static int entry(int index) {
    return TABLE + ENTRY * index;
  }

  private static int roomFor(@Nullable Object item) {
    int kind = kindOf(item);
    return kind == STR || kind == BYTES ? WORD * (encoded(item).length / WORD + 1) : WORD;
  }

  private static byte[] encoded(@Nullable Object item) {
    return item instanceof byte[] bytes ? bytes : String.valueOf(item).getBytes(UTF_8);
  }

  private static int kindOf(@Nullable Object item) {
    if (item == null) {
      return NONE;
    } else if (item instanceof Boolean) {
      return BOOL;
    } else if (PythonType.isInt(item)) {
      return INT;
    } else if (item instanceof Double || item instanceof Float) {
      return FLOAT;
    } else if (item instanceof CharSequence) {
      return STR;
    } else if (item instanceof byte[]) {
      return BYTES;
    }
    throw new NoSuchElementException("<class '" + PythonType.nameOf(item) + "'>");
  }

  private static long toLong(@Nullable Object item) {
    if (item instanceof BigInteger big) {
      return big.longValueExact();
    }
    return item instanceof Number number ? number.longValue() : 0;
  }

  private static Object narrowest(long value) {
    return value == (int) value ? (Object) (int) value : (Object) value;
  }
}
