package dev.threadlint.agent.instrument;

import java.util.HashMap;
import java.util.Map;

/** Every JDK type that gets hooks: the table of contents of this package. */
public final class Instrumentations {
  private final Map<String, InstrumentedType> byName = new HashMap<>();

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
  @org.jspecify.annotations.Nullable
  InstrumentedType of(String className) {
    return byName.get(className);
  }

  /** A type that gets hooks of one class. */
  InstrumentedType type(String className, Class<?> hooks) {
    InstrumentedType type = new InstrumentedType(className, hooks);
    byName.put(className, type);
    return type;
  }
}
