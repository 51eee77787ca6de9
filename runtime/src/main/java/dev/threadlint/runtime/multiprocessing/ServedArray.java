package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.multiprocessing.internal.shared.Slice;
import dev.threadlint.runtime.multiprocessing.internal.shared.TypeCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers in a manager; see {@link ArrayProxy}. */
final class ServedArray implements Served {
  private final String letter;
  private final TypeCode type;
  private final int length;
  private final ByteBuffer memory;

  ServedArray(Arguments arguments) {
    letter = String.valueOf(arguments.get(0));
    type = TypeCode.of(letter.charAt(0));
    List<?> initial = arguments.get(1) instanceof List<?> list ? list : List.of();
    length = initial.size();
    memory = ByteBuffer.allocate(length * type.size());
    for (int i = 0; i < length; i++) {
      type.write(memory, i * type.size(), initial.get(i));
    }
  }

  public int len() {
    return length;
  }

  public synchronized Object get(int index) {
    return type.read(memory, offset(index, "array index out of range"));
  }

  public synchronized void set(int index, @Nullable Object value) {
    type.write(memory, offset(index, "array assignment index out of range"), value);
  }

  public synchronized List<Object> slice(int start, int stop) {
    List<Object> copy = new ArrayList<>();
    for (int i : Slice.of(start, stop, length).indices()) {
      copy.add(get(i));
    }
    return copy;
  }

  @Override
  public Object plain() {
    return slice(0, length);
  }

  @Override
  public String toString() {
    return "array('%s', %s)".formatted(letter, PythonRepr.of(slice(0, length)));
  }

  private int offset(int index, String message) {
    int from = index < 0 ? index + length : index;
    if (from < 0 || from >= length) {
      throw new IndexOutOfBoundsException(message);
    }
    return from * type.size();
  }
}
