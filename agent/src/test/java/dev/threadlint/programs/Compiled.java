package dev.threadlint.programs;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;

/** Prints what the JVM's compilers are told, once that names the tracer. */
public final class Compiled {
  private Compiled() {}

  public static void main(String[] arguments) throws Exception {
    String told = directives();
    while (!told.contains("threadlint")) {
      LockSupport.parkNanos(10_000_000);
      told = directives();
    }
    System.out.println(told);
  }

  private static String directives() throws Exception {
    ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                commands,
                "compilerDirectivesPrint",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }
}
