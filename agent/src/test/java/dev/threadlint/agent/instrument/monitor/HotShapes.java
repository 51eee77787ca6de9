package dev.threadlint.agent.instrument.monitor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** The program that {@link CompilationTest} forks: calls every shape until it is compiled. */
final class HotShapes {
  private static final int CALLS = 150;

  private HotShapes() {}

  public static void main(String[] args) throws Exception {
    Object[] locks = {new Object(), new Object()};
    for (Method method : Class.forName(args[0]).getDeclaredMethods()) {
      // HotSpot refuses "again" with and without calls: two monitors of one object.
      if (Modifier.isPublic(method.getModifiers()) && !method.getName().equals("again")) {
        for (int i = 0; i < CALLS; i++) {
          call(method, locks[i % 2], locks[i % 3 == 0 ? 1 : 0]);
        }
      }
    }
    System.out.println("all shapes called");
  }

  private static void call(Method method, Object a, Object b) throws IllegalAccessException {
    try {
      method.invoke(null, a, b);
    } catch (InvocationTargetException e) {
      // Some throw, as they should.
      Thread.interrupted();
    }
  }
}
