package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.PythonType;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An object whose attributes every thread has for itself. Python: {@code threading.local}.
 *
 * <p>A subclass that overrides {@link #init} has it called once in each thread that touches the
 * object, before anything else, with the arguments that the constructor got.
 *
 * <pre>{@code
 * Local local = new Local();
 * local.set("x", 1);
 * int x = (int) local.get("x");
 * }</pre>
 */
public class Local {
  private final Object[] arguments;

  @SuppressWarnings("ThreadLocalUsage") // one per object is what a local is
  private final ThreadLocal<@Nullable Map<String, @Nullable Object>> attributes =
      new ThreadLocal<>();

  /**
   * With arguments for {@link #init}.
   *
   * @throws IllegalArgumentException {@code Initialization arguments are not supported}, if there
   *     are any and this is not a subclass
   */
  public Local(Object... arguments) {
    if (arguments.length > 0 && getClass() == Local.class) {
      throw new IllegalArgumentException("Initialization arguments are not supported");
    }
    this.arguments = arguments.clone();
  }

  /**
   * Sets up the calling thread's attributes; a subclass's {@code __init__}. Called at the first use
   * in a thread, in the creating one too, as a Java constructor must not call what its subclass
   * overrides.
   *
   * @throws IllegalArgumentException {@code Initialization arguments are not supported}, here
   */
  protected void init(Object... constructorArguments) {
    if (constructorArguments.length > 0) {
      throw new IllegalArgumentException("Initialization arguments are not supported");
    }
  }

  /**
   * The calling thread's attribute. Python: {@code local.name}.
   *
   * @throws NoSuchElementException {@code '_thread._local' object has no attribute 'x'}, with the
   *     simple name of the class for a subclass
   */
  public final @Nullable Object get(String name) {
    Map<String, @Nullable Object> mine = dict();
    if (!mine.containsKey(name)) {
      throw missing(name);
    }
    return mine.get(name);
  }

  /** Sets the calling thread's attribute. Python: {@code local.name = value}. */
  public final void set(String name, @Nullable Object value) {
    dict().put(name, value);
  }

  /**
   * Takes the calling thread's attribute away. Python: {@code del local.name}.
   *
   * @throws NoSuchElementException as {@link #get}
   */
  public final void delete(String name) {
    if (!dict().containsKey(name)) {
      throw missing(name);
    }
    dict().remove(name);
  }

  /** Whether the calling thread has the attribute. Python: {@code hasattr(local, name)}. */
  public final boolean has(String name) {
    return dict().containsKey(name);
  }

  /** The calling thread's attributes themselves, not a copy. Python: {@code local.__dict__}. */
  public final Map<String, @Nullable Object> dict() {
    Map<String, @Nullable Object> mine = attributes.get();
    if (mine == null) {
      mine = new HashMap<>();
      initialise(mine);
    }
    return mine;
  }

  /** If init fails, the thread's next touch of the object tries again. */
  private void initialise(Map<String, @Nullable Object> mine) {
    attributes.set(mine);
    boolean succeeded = false;
    try {
      init(arguments.clone());
      succeeded = true;
    } finally {
      if (!succeeded) {
        attributes.remove();
      }
    }
  }

  private NoSuchElementException missing(String name) {
    String type = getClass() == Local.class ? "_thread._local" : PythonType.nameOf(getClass());
    return new NoSuchElementException("'%s' object has no attribute '%s'".formatted(type, name));
  }
}
