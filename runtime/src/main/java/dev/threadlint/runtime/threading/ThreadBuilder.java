package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import org.jspecify.annotations.Nullable;

/**
 * The keyword arguments of Python's {@code Thread(…)}.
 *
 * <pre>{@code
 * Thread worker = Thread.builder().target("work", this::work, Arguments.of(1)).daemon(true).start();
 * }</pre>
 */
public final class ThreadBuilder {
  @Nullable Object group;
  @Nullable Routine<?> target;
  Arguments arguments = Arguments.none();
  String functionName = "";
  String name = "";
  @Nullable Boolean daemon;

  ThreadBuilder() {}

  /** Python reserves this argument: anything but null fails when the thread is made. */
  public ThreadBuilder group(@Nullable Object newGroup) {
    group = newGroup;
    return this;
  }

  /** What the thread shall do. Python: {@code target=f}. */
  @SuppressWarnings("NullAway") // nobody looks at a target's result
  public ThreadBuilder target(Block newTarget) {
    return target(args -> run(newTarget), Arguments.none());
  }

  /** What the thread shall do, with arguments. Python: {@code target=f, args=…, kwargs=…}. */
  public ThreadBuilder target(Routine<?> newTarget, Arguments newArguments) {
    return target("", newTarget, newArguments);
  }

  /**
   * The same with the name of the function, which a Java function does not know. It becomes part of
   * the default name: {@code Thread-1 (work)}.
   */
  public ThreadBuilder target(String newName, Routine<?> newTarget, Arguments newArguments) {
    functionName = newName;
    target = newTarget;
    arguments = newArguments;
    return this;
  }

  /** The name, converted to text; an empty one counts as not given. Python: {@code name=…}. */
  public ThreadBuilder name(Object newName) {
    name = String.valueOf(newName);
    return this;
  }

  /**
   * Whether the program may end without waiting for the thread; without this call as the thread
   * that makes it. Python: {@code daemon=…}.
   */
  public ThreadBuilder daemon(boolean newDaemon) {
    daemon = newDaemon;
    return this;
  }

  /**
   * Makes the thread, not yet started.
   *
   * @throws AssertionError {@code group argument must be None for now}
   */
  public Thread build() {
    return new Thread(this);
  }

  /** Makes the thread and starts it. */
  public Thread start() {
    Thread thread = build();
    thread.start();
    return thread;
  }

  private static @Nullable Object run(Block block) throws Exception {
    block.run();
    return null;
  }
}
