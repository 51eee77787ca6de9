package dev.threadlint.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: {@code -javaagent} and dynamic attach.
 *
 * <p>This class and those of the package {@code api} lie on the program's class path; all the
 * others of the agent are loaded by a loader of their own, so none of them is in the program's way.
 */
public final class ThreadlintAgent {
  private static final String START = "dev.threadlint.agent.AgentStart";

  private static final String ANNOUNCER = "dev.threadlint.agent.Announcer";

  private static boolean installed;
  private static @Nullable AgentLoader connectable;

  private ThreadlintAgent() {}

  /** Started with the JVM, before the program's main. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, false);
  }

  /** Attached to a running JVM. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, true);
  }

  /**
   * For {@link dev.threadlint.agent.api.Findings}: has the agent, if there is one, say so there.
   */
  public static synchronized void connect() {
    AgentLoader loader = connectable;
    connectable = null;
    if (loader != null) {
      try {
        Class.forName(ANNOUNCER, true, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        Console.print("threadlint: listeners are told nothing (" + e + ").");
      }
    }
  }

  private static void start(
      @Nullable String arguments, Instrumentation instrumentation, boolean late) {
    // Whatever goes wrong here must not keep the program from running.
    try {
      if (installed) {
        Console.print("threadlint: already at work in this JVM; not started twice.");
        return;
      }
      String version = ThreadlintAgent.class.getPackage().getImplementationVersion();
      AgentLoader loader = new AgentLoader(jar(), version, arguments, instrumentation, late);
      // It begins as it is initialised: to call a method of it, some JVMs would make code first.
      Class.forName(START, true, loader);
      installed = loader.hasStarted();
      connectable = installed ? loader : null;
    } catch (Throwable t) {
      Throwable cause = t instanceof ExceptionInInitializerError ? t.getCause() : t;
      Console.print(
          "threadlint: could not be installed on this JVM ("
              + cause
              + "). The program runs untraced.");
    }
  }

  private static File jar() throws URISyntaxException {
    return new File(
        ThreadlintAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
