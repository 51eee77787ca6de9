package dev.threadlint.agent;

import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.agent.jdk.ProcessId;
import dev.threadlint.reports.OwnerOnly;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Leaves the JVM's optimising compiler to the program. It works off one queue, and the analysis,
 * which is a few large methods that see every event, held it up for seconds while a starting server
 * ran slow code. The quick compiler's code does for the analysis.
 */
final class CompileQueue {
  // Not the hooks, which run on the program's threads. What changes classes does so too, but only
  // while they load, and its largest method alone would take three seconds of the queue.
  private static final String DIRECTIVES =
      """
      [{
        match: [
          "dev/threadlint/agent/Analysis.*",
          "dev/threadlint/agent/detect*.*",
          "dev/threadlint/agent/fact*.*",
          "dev/threadlint/agent/instrument*.*",
          "dev/threadlint/agent/state*.*",
          "dev/threadlint/agent/watch*.*",
          "dev/threadlint/shaded/asm*.*",
          "dev/threadlint/shaded/hdrhistogram*.*"
        ],
        c2: { Exclude: true }
      }]
      """;
  private static final String PACKAGE = "com.sun.management.internal";

  private CompileQueue() {}

  /**
   * Adds a compiler directive, as {@code jcmd PID Compiler.directives_add} would. A JVM that has no
   * such thing runs as it did.
   */
  static void leaveToProgram(Installation installation) {
    try {
      Path file = file();
      Files.createFile(file, OwnerOnly.attributes(file));
      try {
        Files.writeString(file, DIRECTIVES);
        command("Compiler.directives_add \"" + file + "\"", installation);
      } finally {
        Files.delete(file);
      }
    } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
      // It is about speed alone.
    }
  }

  /** Not the JDK's temporary file, whose name takes all the security providers to find. */
  private static Path file() {
    String name = "threadlint-" + ProcessId.current() + "-" + System.nanoTime() + ".json";
    return Path.of(System.getProperty("java.io.tmpdir"), name).toAbsolutePath();
  }

  /** Not by the bean of that purpose: the platform's MBean server may be the program's to make. */
  private static void command(String command, Installation installation)
      throws ReflectiveOperationException {
    Module management = ModuleLayer.boot().findModule("jdk.management").orElseThrow();
    installation.open(management, PACKAGE);
    // Loads the native half.
    Class.forName(PACKAGE + ".PlatformMBeanProviderImpl", true, null);
    Class<?> commands = Class.forName(PACKAGE + ".DiagnosticCommandImpl", false, null);
    MethodType type = MethodType.methodType(String.class, String.class);
    MethodHandle execute =
        MethodHandles.privateLookupIn(commands, MethodHandles.lookup())
            .findVirtual(commands, "executeDiagnosticCommand", type);
    try {
      execute.invoke(empty(commands), command);
    } catch (Throwable t) {
      throw new ReflectiveOperationException(t);
    }
  }

  /** Its constructor wants a part of the bean server; the command needs nothing of an instance. */
  private static Object empty(Class<?> type) throws Throwable {
    Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(unsafe, MethodHandles.lookup());
    MethodType maker = MethodType.methodType(Object.class, Class.class);
    Object its = lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
    return lookup.findVirtual(unsafe, "allocateInstance", maker).invoke(its, type);
  }
}
