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
  /** The agent's arguments that take it out of a running JVM. */
  public static final String DETACH = "detach";

  private static final String START = "dev.threadlint.agent.AgentStart";
  private static final String END = "dev.threadlint.agent.AgentEnd";

  private static final String ANNOUNCER = "dev.threadlint.agent.Announcer";

  private static volatile @Nullable AgentLoader installed;
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
      AgentLoader present = installed;
      if (present != null) {
        if (present.hasEnded()) {
          Console.print("threadlint: was detached from this JVM, and comes to each but once.");
        } else if (DETACH.equals(arguments)) {
          // As below: it does so as it is initialised.
          Class.forName(END, true, present);
        } else if (!present.isInChild()) {
          // In a child the program's options may name the agent once more.
          Console.print("threadlint: already at work in this JVM; not started twice.");
        }
        return;
      }
      if (DETACH.equals(arguments)) {
        Console.print("threadlint: not at work in this JVM; nothing to detach.");
        return;
      }
      String version = ThreadlintAgent.class.getPackage().getImplementationVersion();
      AgentLoader loader = new AgentLoader(jar(), version, arguments, instrumentation, late);
      // It begins as it is initialised: to call a method of it, some JVMs would make code first.
      Class.forName(START, true, loader);
      if (loader.hasStarted()) {
        installed = loader;
        connectable = loader;
      }
    } catch (Throwable t) {
      Throwable cause = t instanceof ExceptionInInitializerError ? t.getCause() : t;
      Console.print(
          "threadlint: could not be installed on this JVM ("
              + cause
              + "). The program runs untraced.");
    }
  }

  /** The loader of the agent's other classes; null if this JVM is not traced. */
  public static @Nullable ClassLoader loader() {
    return installed;
  }

  private static File jar() throws URISyntaxException {
    return new File(
        ThreadlintAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
