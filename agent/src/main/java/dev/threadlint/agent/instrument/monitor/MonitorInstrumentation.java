package dev.threadlint.agent.instrument.monitor;

import dev.threadlint.agent.site.SiteTable;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Puts hook calls around the monitors of a class, and around its calls of {@code Object.wait} and
 * {@code notify} and, where the JVM does that alone, of {@code Thread.isAlive}.
 */
public final class MonitorInstrumentation {
  // Only bodies of methods change, so that one code serves classes that are being loaded and
  // classes that are retransformed. Left without calls, on purpose: monitors of objects that only
  // one thread can know (ConfinedMonitors), and native methods, which take their monitor outside of
  // all bytecode.

  private MonitorInstrumentation() {}

  /**
   * Changes a class file. Nothing is thrown; what could not be changed is told.
   *
   * @return the new class file, or null if it stays as it is
   */
  public static byte @Nullable [] transform(
      byte[] classFile, SiteTable sites, HookCalls hooks, Untouched untouched) {
    byte[] marks;
    try {
      marks = MonitorScan.scan(classFile, hooks.aliveAfter() != null);
      if (marks == null) {
        return null;
      }
      return new ClassRewrite(classFile, marks, sites, hooks, untouched).run();
    } catch (Throwable e) {
      // Whatever it is, the class must load.
      untouched.leave(nameOf(classFile), null, e.toString());
      return null;
    }
  }

  private static String nameOf(byte[] classFile) {
    try {
      return new ClassReader(classFile).getClassName().replace('/', '.');
    } catch (RuntimeException e) {
      return "?";
    }
  }
}
