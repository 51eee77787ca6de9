package dev.threadlint.agent.instrument;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the classes that this JVM has loaded are to get hooks. */
final class LoadedClasses {
  // Large, and loaded at every start; of the queued synchronizers only what a second thread does is
  // of interest.
  private static final Set<String> WITHOUT_USE_FOR_ONE_THREAD =
      Set.of(
          "java.lang.StringBuffer",
          "java.lang.VirtualThread",
          "java.util.concurrent.locks.AbstractQueuedSynchronizer",
          "java.util.concurrent.locks.AbstractQueuedLongSynchronizer");

  private final List<Class<?>> needed = new ArrayList<>();
  private final List<Class<?>> neededByThreads = new ArrayList<>();

  LoadedClasses(
      Instrumentation instrumentation, Instrumentations instrumentations, ClassFilter filter) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      List<Class<?>> list = listFor(type, instrumentations, filter);
      if (list != null && instrumentation.isModifiableClass(type)) {
        list.add(type);
      }
    }
  }

  private @Nullable List<Class<?>> listFor(
      Class<?> type, Instrumentations instrumentations, ClassFilter filter) {
    if (type.isArray() || type.isPrimitive()) {
      return null;
    }
    String name = type.getName();
    if (instrumentations.ofName(type.getClassLoader(), name) != null) {
      return WITHOUT_USE_FOR_ONE_THREAD.contains(name) ? neededByThreads : needed;
    }
    if (type.getClassLoader() != null) {
      boolean traced = filter.traces(type.getClassLoader(), name.replace('.', '/'));
      return !traced ? null : needed;
    }
    // Names are made internal ones for few: a thousand of them would be felt at the start.
    boolean traced = JdkMonitors.mayContain(name) && filter.traces(null, name.replace('.', '/'));
    return traced ? neededByThreads : null;
  }

  /** Those with hooks of their own, and those of programs that the JVM loaded before the agent. */
  List<Class<?>> needed() {
    return needed;
  }

  /** Those of the JDK that tell nothing new before there is a second thread. */
  List<Class<?>> neededByThreads() {
    return neededByThreads;
  }
}
