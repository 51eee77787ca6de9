package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.PythonOrder;
import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.multiprocessing.internal.shared.ListSlots;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of fixed length in shared memory, of numbers, truth values, strings, bytes and null.
 * Python: {@code multiprocessing.shared_memory.ShareableList}.
 *
 * <p>An item may be replaced by one of another kind. A string or bytes must fit in what was given
 * to the slot when the list was made. There is no lock.
 *
 * <pre>{@code
 * ShareableList list = new ShareableList(List.of("howdy", 1, 2.5));
 * Process.builder().target(Tasks::change, Arguments.of(list.shm().name())).start(); // there: ShareableList.attach(name)
 * }</pre>
 */
public final class ShareableList implements Iterable<@Nullable Object>, Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final SharedMemory shm;
  private final transient ListSlots slots;

  /** In memory of its own. Python: {@code ShareableList(sequence)}. */
  public ShareableList(List<? extends @Nullable Object> items) {
    this(items, null);
  }

  /**
   * In new memory of that name. Python: {@code ShareableList(sequence, name=name)}.
   *
   * @throws java.util.NoSuchElementException {@code <class 'list'>}, if there can be no such item
   * @throws FileExists {@code [Errno 17] File exists: '/name'}
   */
  public ShareableList(List<? extends @Nullable Object> items, @Nullable String name) {
    this(new SharedMemory(name, true, ListSlots.sizeFor(items)));
    slots.fill(items);
  }

  private ShareableList(SharedMemory shm) {
    this.shm = shm;
    this.slots = new ListSlots(buffer(shm));
  }

  /**
   * The one of that name. Python: {@code ShareableList(name=name)}.
   *
   * @throws FileNotFound {@code [Errno 2] No such file or directory: '/name'}
   */
  public static ShareableList attach(String name) {
    return new ShareableList(new SharedMemory(name));
  }

  /**
   * Python: {@code list[index]}.
   *
   * @param index from the end if it is negative
   * @throws IndexOutOfBoundsException {@code index out of range}
   */
  public @Nullable Object get(int index) {
    return slots.get(checked(index, "index out of range"));
  }

  /**
   * Python: {@code list[index] = item}.
   *
   * @param index from the end if it is negative
   * @throws IndexOutOfBoundsException {@code assignment index out of range}
   * @throws IllegalArgumentException {@code bytes/str item exceeds available storage}
   * @throws java.util.NoSuchElementException {@code <class 'list'>}, if there can be no such item
   */
  public void set(int index, @Nullable Object item) {
    slots.set(checked(index, "assignment index out of range"), item);
  }

  /** Python: {@code len(list)}. */
  public int length() {
    return slots.count();
  }

  /** Python: {@code list.format}: the letters of {@code struct} for the items. */
  public String format() {
    return slots.format();
  }

  /** How often there is that item. Python: {@code list.count(item)}. */
  public int count(@Nullable Object item) {
    return (int) items().stream().filter(each -> isSame(each, item)).count();
  }

  /**
   * Where that item is first. Python: {@code list.index(item)}.
   *
   * @throws IllegalArgumentException {@code ShareableList.index(x): x not in list}
   */
  public int index(@Nullable Object item) {
    List<@Nullable Object> items = items();
    for (int i = 0; i < items.size(); i++) {
      if (isSame(items.get(i), item)) {
        return i;
      }
    }
    throw new IllegalArgumentException("ShareableList.index(x): x not in list");
  }

  /** Its memory, to be closed and unlinked by the program. Python: {@code list.shm}. */
  public SharedMemory shm() {
    return shm;
  }

  /** Over a copy of what is there now. */
  @Override
  public Iterator<@Nullable Object> iterator() {
    return items().iterator();
  }

  /** {@code ShareableList(['howdy', 1, 2.5], name='psm_1234')}. */
  @Override
  public String toString() {
    return "ShareableList(%s, name=%s)"
        .formatted(PythonRepr.of(items()), PythonRepr.of(shm.name()));
  }

  private List<@Nullable Object> items() {
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      items.add(slots.get(i));
    }
    return items;
  }

  private int checked(int index, String message) {
    int from = index < 0 ? index + length() : index;
    if (from < 0 || from >= length()) {
      throw new IndexOutOfBoundsException(message);
    }
    return from;
  }

  private static boolean isSame(@Nullable Object left, @Nullable Object right) {
    if (left instanceof byte[] bytes && right instanceof byte[] others) {
      return Arrays.equals(bytes, others);
    }
    return PythonOrder.equal(left, right);
  }

  private static ByteBuffer buffer(SharedMemory shm) {
    ByteBuffer buffer = shm.buf();
    if (buffer == null) {
      throw new IllegalArgumentException("cannot use closed shared memory");
    }
    return buffer;
  }

  @Serial
  private Object writeReplace() {
    return new Handle(shm.name());
  }

  private record Handle(String name) implements Serializable {
    @Serial
    private Object readResolve() {
      return attach(name);
    }
  }
}
