package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ConcurrentModificationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program has arranged to be run though no thread of it lives yet: shutdown hooks and
 * signal handlers.
 */
public final class Outsiders {
  // The agent's own, and that of the runtime library, which ends pools and waits for threads.
  private static final String OURS = "threadlint-exit";
  private static final String RUNTIME = "python-style-exit";

  private Outsiders() {}

  /** Whether there are any; true also if that cannot be told. */
  public static boolean exist() {
    try {
      return anyHook() || anySignalHandler();
    } catch (ReflectiveOperationException | ConcurrentModificationException notKnown) {
      return true;
    }
  }

  private static boolean anyHook() throws ReflectiveOperationException {
    Map<?, ?> hooks = (Map<?, ?>) staticField("java.lang.ApplicationShutdownHooks", "hooks", false);
    // None any more once the JVM is going down: they are threads by then.
    for (Object hook : hooks == null ? new Object[0] : hooks.keySet().toArray()) {
      Thread thread = (Thread) hook;
      boolean jdks =
          thread.getClass() != Thread.class && thread.getClass().getClassLoader() == null;
      if (!jdks && !thread.getName().equals(OURS) && !thread.getName().equals(RUNTIME)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anySignalHandler() throws ReflectiveOperationException {
    Map<?, ?> handlers = (Map<?, ?>) staticField("jdk.internal.misc.Signal", "handlers", true);
    for (Object handler : handlers == null ? new Object[0] : handlers.values().toArray()) {
      // The JDK's own, which end the JVM, are lambdas of java.base.
      if (handler.getClass().getName().startsWith("sun.misc.")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object staticField(String owner, String name, boolean table)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(owner);
    VarHandle field =
        MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findStaticVarHandle(
                type, name, table ? java.util.Hashtable.class : java.util.IdentityHashMap.class);
    return field.get();
  }
}
