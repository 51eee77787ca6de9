package dev.threadlint.programs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Makes threads of the kind that the property {@code virtual} asks for. */
final class Threads {
  private static final boolean VIRTUAL = Boolean.getBoolean("virtual");

  private Threads() {}

  static Thread unstarted(String name, Runnable work) {
    return VIRTUAL ? virtual(name, work) : new Thread(work, name);
  }

  static Thread start(String name, Runnable work) {
    Thread thread = unstarted(name, work);
    thread.start();
    return thread;
  }

  // By reflection, for the tests are compiled for Java 17, which has none.
  private static Thread virtual(String name, Runnable work) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Method unstarted = type.getMethod("unstarted", Runnable.class);
      return (Thread)
          unstarted.invoke(type.getMethod("name", String.class).invoke(builder, name), work);
    } catch (NoSuchMethodException
        | ClassNotFoundException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("no virtual threads on this JVM", e);
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
