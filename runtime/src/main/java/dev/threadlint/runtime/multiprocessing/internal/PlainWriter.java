package dev.threadlint.runtime.multiprocessing.internal;

import java.lang.invoke.SerializedLambda;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes plain values in a compact form. */
final class PlainWriter {
  static final byte SERIALISED = 0;
  static final byte NULL = 1;
  static final byte FALSE = 2;
  static final byte TRUE = 3;
  static final byte INTEGER = 4;
  static final byte LONG = 5;
  static final byte DOUBLE = 6;
  static final byte STRING = 7;
  static final byte BYTES = 8;
  static final byte LIST = 9;
  static final byte FUNCTION = 10;

  private byte[] bytes = new byte[64];
  private int size;

  /** Writes the value if it is plain; if not, what was written is of no use. */
  boolean put(@Nullable Object value) {
    if (value == null) {
      putByte(NULL);
    } else if (value instanceof Integer number) {
      putByte(INTEGER);
      putInt(number);
    } else if (value instanceof String text) {
      return putString(text);
    } else if (value instanceof Long number) {
      putByte(LONG);
      putLong(number);
    } else if (value instanceof Double number) {
      putByte(DOUBLE);
      putLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean truth) {
      putByte(truth ? TRUE : FALSE);
    } else if (value.getClass() == byte[].class) {
      byte[] array = (byte[]) value;
      putByte(BYTES);
      putInt(array.length);
      putAll(array);
    } else {
      SerializedLambda form = PlainFunction.formOf(value);
      return form != null && putFunction(form);
    }
    return true;
  }

  void beginList(int length) {
    putByte(LIST);
    putInt(length);
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private boolean putFunction(SerializedLambda form) {
    TravelOutput.checkStrict(form);
    putByte(FUNCTION);
    boolean whole =
        putString(form.getCapturingClass())
            && putString(form.getFunctionalInterfaceClass())
            && putString(form.getFunctionalInterfaceMethodName())
            && putString(form.getFunctionalInterfaceMethodSignature())
            && putString(form.getImplClass())
            && putString(form.getImplMethodName())
            && putString(form.getImplMethodSignature())
            && putString(form.getInstantiatedMethodType());
    putInt(form.getImplMethodKind());
    putInt(form.getCapturedArgCount());
    for (int i = 0; whole && i < form.getCapturedArgCount(); i++) {
      whole = put(form.getCapturedArg(i));
    }
    return whole;
  }

  /** Half a surrogate pair cannot be said in UTF-8: such a text is for Java serialisation. */
  private boolean putString(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    putByte(STRING);
    putInt(encoded.length);
    putAll(encoded);
    return true;
  }

  private void putByte(byte value) {
    ensure(1);
    bytes[size++] = value;
  }

  private void putInt(int value) {
    ensure(Integer.BYTES);
    Packed.putInt(bytes, size, value);
    size += Integer.BYTES;
  }

  private void putLong(long value) {
    ensure(Long.BYTES);
    Packed.putLong(bytes, size, value);
    size += Long.BYTES;
  }

  private void putAll(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
