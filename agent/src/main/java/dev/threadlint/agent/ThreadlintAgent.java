package dev.threadlint.agent;

import dev.threadlint.agent.instrument.Injection;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM enters: {@code -javaagent} and dynamic attach. */
public final class ThreadlintAgent {
  private static boolean installed;

  private ThreadlintAgent() {}

  /** Started with the JVM, before the program's main. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, false);
  }

  /** Attached to a running JVM. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation, true);
  }

  private static void start(
      @Nullable String arguments, Instrumentation instrumentation, boolean late) {
    // Whatever goes wrong here must not keep the program from running.
    try {
      if (installed) {
        Console.print("threadlint: already at work in this JVM; not started twice.");
        return;
      }
      AgentOptions options = AgentOptions.read(arguments);
      installed = true;
      Injection.inject(instrumentation);
      AgentLifecycle.begin(options, instrumentation, late);
    } catch (OptionException e) {
      Console.print("threadlint: " + e.getMessage() + " The program runs untraced.");
    } catch (Throwable t) {
      Console.print(
          "threadlint: could not be installed on this JVM (" + t + "). The program runs untraced.");
    }
  }
}
