package dev.threadlint.runtime;

import dev.threadlint.runtime.internal.Unpacking;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, positional and by keyword. Immutable, except that the values may not
 * be.
 *
 * <p>Python: {@code args=(1, 2), kwargs={"colour": "red"}}
 *
 * <pre>{@code
 * Thread.builder().target(work, Arguments.of(1, 2).with("colour", "red")).start();
 * }</pre>
 */
public final class Arguments implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final Arguments NONE = new Arguments(Unpacking.copyOf(new Object[0]), Map.of());

  // Both are serialisable if what the program put in is.
  // Not looked at before the call: Python notices what is no iterable only in the new thread.
  @SuppressWarnings("serial")
  private final @Nullable Object packed;

  @SuppressWarnings("serial")
  private final Map<String, @Nullable Object> keywords;

  private Arguments(@Nullable Object packed, Map<String, @Nullable Object> keywords) {
    this.packed = packed;
    this.keywords = keywords;
  }

  /** No arguments at all. */
  public static Arguments none() {
    return NONE;
  }

  /** These values, by position. Python: {@code args=(1, 2)}. */
  public static Arguments of(@Nullable Object... positional) {
    return new Arguments(Unpacking.copyOf(positional), Map.of());
  }

  /**
   * The items of an iterable, by position. Python: {@code args=iterable}.
   *
   * <p>As in Python a string is an iterable of its characters, so {@code unpacking("abc")} is three
   * arguments; and what cannot be iterated is only noticed when the call is made.
   *
   * @param iterable an Iterable, Iterator, Object array, CharSequence or Map, of which it takes the
   *     keys
   */
  public static Arguments unpacking(@Nullable Object iterable) {
    return new Arguments(iterable, Map.of());
  }

  /** The same arguments and one keyword more; a later value for a name replaces the earlier one. */
  public Arguments with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(keywords);
    more.put(name, value);
    return new Arguments(packed, Collections.unmodifiableMap(more));
  }

  /**
   * The argument at a position.
   *
   * @throws IndexOutOfBoundsException if there are not that many
   */
  public @Nullable Object get(int position) {
    return positional().get(position);
  }

  /**
   * The keyword argument of a name.
   *
   * @throws NoSuchElementException if it was not given, with the name in quotes as {@code KeyError}
   */
  public @Nullable Object get(String name) {
    if (!keywords.containsKey(name)) {
      throw new NoSuchElementException("'" + name + "'");
    }
    return keywords.get(name);
  }

  /** How many positional arguments there are. */
  public int size() {
    return positional().size();
  }

  /**
   * The positional arguments.
   *
   * @throws ClassCastException if {@link #unpacking} was given what cannot be iterated
   */
  public List<@Nullable Object> positional() {
    return Unpacking.listOf(packed);
  }

  /** The keyword arguments in the order given. */
  public Map<String, @Nullable Object> keywords() {
    return keywords;
  }

  /** These arguments with the positional ones taken out of their iterable, ready for a call. */
  Arguments unpacked(String functionName) {
    if (packed instanceof Unpacking.Items) {
      return this;
    }
    return new Arguments(Unpacking.forCall(packed, functionName), keywords);
  }

  /** Calls a routine with these arguments. Python: {@code f(*args, **kwargs)}. */
  public <R extends @Nullable Object> R call(Routine<R> routine) throws Exception {
    return call(routine, "<lambda>");
  }

  /**
   * Calls a routine by the name that an error about the arguments shall show.
   *
   * @throws ClassCastException if {@link #unpacking} was given what cannot be iterated: {@code
   *     work() argument after * must be an iterable, not int}
   */
  public <R extends @Nullable Object> R call(Routine<R> routine, String functionName)
      throws Exception {
    return routine.call(unpacked(functionName));
  }
}
