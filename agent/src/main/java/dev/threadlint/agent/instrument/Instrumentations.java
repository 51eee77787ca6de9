package dev.threadlint.agent.instrument;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every type that gets hooks of its own: the table of contents of this package. */
public final class Instrumentations {
  private static final String RUNTIME = RuntimeInstrumentation.RUNTIME.replace('/', '.');

  private final Map<String, InstrumentedType> byName = new HashMap<>();
  private final Map<String, InstrumentedType> byDottedName = new HashMap<>();

  private Instrumentations() {}

  /** All of them. */
  public static Instrumentations all() {
    Instrumentations all = new Instrumentations();
    ThreadInstrumentation.addTo(all);
    OwnedLockInstrumentation.addTo(all);
    StampedLockInstrumentation.addTo(all);
    SemaphoreInstrumentation.addTo(all);
    ConditionInstrumentation.addTo(all);
    LatchInstrumentation.addTo(all);
    QueueInstrumentation.addTo(all);
    ExecutorInstrumentation.addTo(all);
    FutureInstrumentation.addTo(all);
    ForkJoinTaskInstrumentation.addTo(all);
    CompletableFutureInstrumentation.addTo(all);
    StringBufferInstrumentation.addTo(all);
    RuntimeInstrumentation.addTo(all);
    return all;
  }

  /**
   * The hooks of a type by internal name, or null. A type of the JDK comes from the boot loader;
   * the runtime library may be in any.
   */
  @Nullable InstrumentedType of(@Nullable ClassLoader loader, String className) {
    return loader == null || className.startsWith(RuntimeInstrumentation.RUNTIME)
        ? byName.get(className)
        : null;
  }

  /** The same for a name with dots. */
  @Nullable InstrumentedType ofName(@Nullable ClassLoader loader, String name) {
    return loader == null || name.startsWith(RUNTIME) ? byDottedName.get(name) : null;
  }

  /** All the types. */
  Collection<InstrumentedType> types() {
    return byName.values();
  }

  /** A type that gets hooks of one class. */
  InstrumentedType type(String className, Class<?> hooks) {
    InstrumentedType known = byName.get(className);
    if (known != null) {
      return known.with(hooks);
    }
    InstrumentedType type = new InstrumentedType(className, hooks);
    byName.put(className, type);
    byDottedName.put(className.replace('/', '.'), type);
    return type;
  }
}
