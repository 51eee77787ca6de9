package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.PythonType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The types of shared values, by the letters of Python's {@code array} module. */
public enum TypeCode {
  CHAR('c', "c_char", 1) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return new byte[] {memory.get(offset)};
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.put(offset, character(value));
    }
  },
  BYTE('b', "c_byte", 1) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return (int) memory.get(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.put(offset, (byte) integer(value));
    }
  },
  UBYTE('B', "c_ubyte", 1) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return Byte.toUnsignedInt(memory.get(offset));
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.put(offset, (byte) integer(value));
    }
  },
  SHORT('h', "c_short", 2) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return (int) memory.getShort(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putShort(offset, (short) integer(value));
    }
  },
  USHORT('H', "c_ushort", 2) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return Short.toUnsignedInt(memory.getShort(offset));
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putShort(offset, (short) integer(value));
    }
  },
  INT('i', "c_int", 4) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return memory.getInt(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putInt(offset, (int) integer(value));
    }
  },
  UINT('I', "c_uint", 4) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return Integer.toUnsignedLong(memory.getInt(offset));
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putInt(offset, (int) integer(value));
    }
  },
  LONG('l', "c_long", 8) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return memory.getLong(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putLong(offset, integer(value));
    }
  },
  ULONG('L', "c_ulong", 8) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return unsigned(memory.getLong(offset));
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putLong(offset, integer(value));
    }
  },
  FLOAT('f', "c_float", 4) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return (double) memory.getFloat(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putFloat(offset, (float) real(value));
    }
  },
  DOUBLE('d', "c_double", 8) {
    @Override
    public Object read(ByteBuffer memory, int offset) {
      return memory.getDouble(offset);
    }

    @Override
    public void write(ByteBuffer memory, int offset, @Nullable Object value) {
      memory.putDouble(offset, real(value));
    }
  };

  private static final int UNSIGNED_BYTE_MAX = 255;

  private final char letter;
  private final String typeName;
  private final int size;

  TypeCode(char letter, String typeName, int size) {
    this.letter = letter;
    this.typeName = typeName;
    this.size = size;
  }

  /**
   * The type of a letter; {@code q} and {@code Q} are {@code l} and {@code L}.
   *
   * @throws ClassCastException {@code this type has no size}
   */
  public static TypeCode of(char letter) {
    char wanted = letter == 'q' ? 'l' : letter == 'Q' ? 'L' : letter;
    for (TypeCode code : values()) {
      if (code.letter == wanted) {
        return code;
      }
    }
    throw new ClassCastException("this type has no size");
  }

  /** What Python calls the type: {@code c_int} and so on. */
  public String typeName() {
    return typeName;
  }

  public int size() {
    return size;
  }

  /** The value at an offset: an Integer, Long, BigInteger, Double or an array of one byte. */
  public abstract Object read(ByteBuffer memory, int offset);

  /**
   * Puts a value at an offset; what is too large wraps around.
   *
   * @throws ClassCastException with Python's text, if it is of another kind
   */
  public abstract void write(ByteBuffer memory, int offset, @Nullable Object value);

  private static long integer(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (PythonType.isInt(value) && value instanceof Number number) {
      return number.longValue();
    }
    throw new ClassCastException(
        "'%s' object cannot be interpreted as an integer".formatted(PythonType.nameOf(value)));
  }

  private static double real(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new ClassCastException("must be real number, not " + PythonType.nameOf(value));
  }

  private static byte character(@Nullable Object value) {
    if (value instanceof byte[] bytes && bytes.length == 1) {
      return bytes[0];
    } else if (PythonType.isInt(value) && value instanceof Number number) {
      long code = number.longValue();
      if (code >= 0 && code <= UNSIGNED_BYTE_MAX) {
        return (byte) code;
      }
    }
    throw new ClassCastException("one character bytes, bytearray or integer expected");
  }

  private static Object unsigned(long value) {
    return value >= 0 ? (Object) value : new BigInteger(Long.toUnsignedString(value));
  }
}
