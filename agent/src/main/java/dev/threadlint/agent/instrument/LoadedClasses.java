package dev.threadlint.agent.instrument;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;

/** Which of the classes that this JVM has loaded are to get hooks. */
final class LoadedClasses {
  // What one thread alone does that matters to the next: begin it, and take a lock before that.
  // Each JVM has loaded these before it calls an agent.
  private static final List<Class<?>> FOR_ONE_THREAD =
      List.of(
          Thread.class, ThreadGroup.class, AbstractOwnableSynchronizer.class, ReentrantLock.class);

  private final Instrumentation instrumentation;
  private final Instrumentations instrumentations;
  private final ClassFilter filter;
  private final Transformer transformer;

  LoadedClasses(
      Instrumentation instrumentation,
      Instrumentations instrumentations,
      ClassFilter filter,
      Transformer transformer) {
    this.instrumentation = instrumentation;
    this.instrumentations = instrumentations;
    this.filter = filter;
    this.transformer = transformer;
  }

  /**
   * What a program needs that has one thread only, and its own classes if the JVM loaded them
   * before the agent.
   */
  List<Class<?>> forOneThread() {
    List<Class<?>> wanted = new ArrayList<>(FOR_ONE_THREAD);
    for (Class<?> type : instrumentation.getInitiatedClasses(ClassLoader.getSystemClassLoader())) {
      if (type.getClassLoader() != null && wants(type)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  /** The JDK's that {@link #forOneThread} left out; all others came when hooks were at work. */
  List<Class<?>> ofJdk() {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getClassLoader() == null && wants(type) && !transformer.hasTraced(type)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  /** All of them. */
  List<Class<?>> all() {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (wants(type)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  private boolean wants(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return false;
    }
    String name = type.getName();
    if (instrumentations.ofName(type.getClassLoader(), name) == null && !hasMonitors(type, name)) {
      return false;
    }
    return instrumentation.isModifiableClass(type);
  }

  private boolean hasMonitors(Class<?> type, String name) {
    // Names are made internal ones for few: a thousand of them would be felt at the start.
    return (type.getClassLoader() != null || JdkMonitors.mayContain(name))
        && filter.traces(type.getClassLoader(), name.replace('.', '/'));
  }
}
