package dev.threadlint.agent.instrument;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every JDK type that gets hooks: the table of contents of this package. */
public final class Instrumentations {
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
    LatchInstrumentation.addTo(all);
    QueueInstrumentation.addTo(all);
    ExecutorInstrumentation.addTo(all);
    FutureInstrumentation.addTo(all);
    CompletableFutureInstrumentation.addTo(all);
    StringBufferInstrumentation.addTo(all);
    return all;
  }

  /** The hooks of a type by internal name, or null. */
  @Nullable InstrumentedType of(String className) {
    return byName.get(className);
  }

  /** The hooks of a type by its name with dots, or null. */
  @Nullable InstrumentedType ofName(String name) {
    return byDottedName.get(name);
  }

  /** A type that gets hooks of one class. */
  InstrumentedType type(String className, Class<?> hooks) {
    InstrumentedType type = new InstrumentedType(className, hooks);
    byName.put(className, type);
    byDottedName.put(className.replace('/', '.'), type);
    return type;
  }
}
