package dev.threadlint.agent;

import dev.threadlint.agent.instrument.Injection;
import java.io.IOException;

/**
 * The first class of the agent in its own loader: as it is initialised, it reads the options and
 * sets everything up.
 */
final class AgentStart {
  static {
    start((AgentLoader) AgentStart.class.getClassLoader());
  }

  private AgentStart() {}

  private static void start(AgentLoader loader) {
    try {
      AgentOptions options = AgentOptions.read(loader.arguments());
      options.rulesOff();
      loader.start();
      Injection.inject(loader.instrumentation());
      if (options.isChild()) {
        loader.startInChild();
      }
      AgentLifecycle.begin(
          options, loader.instrumentation(), loader.isLate(), loader.version(), loader.jar());
    } catch (OptionException e) {
      Console.print("threadlint: " + e.getMessage() + " The program runs untraced.");
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
