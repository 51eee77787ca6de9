package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ProcessHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.instrument.Installation;

/**
 * Takes the agent out of a running JVM, as it is initialised: the hooks leave all classes, what was
 * told is judged and written. What was defined in java.lang stays, unused, for the JVM gives no
 * class back.
 */
final class AgentEnd {
  private static final long MOST_MILLIS = 60_000;

  static {
    detach((AgentLoader) AgentEnd.class.getClassLoader());
  }

  private AgentEnd() {}

  private static void detach(AgentLoader loader) {
    Tracer tracer = AgentLifecycle.tracer;
    Thread analysis = AgentLifecycle.analysis;
    Thread exit = AgentLifecycle.exit;
    Installation installation = AgentLifecycle.installation;
    BlindSpots blindSpots = AgentLifecycle.blindSpots;
    if (tracer == null
        || analysis == null
        || exit == null
        || installation == null
        || blindSpots == null) {
      return;
    }
    ThreadState own = ThreadState.enterTracer();
    try {
      EventQueue.setOpen(false);
      installation.uninstall();
      ProcessHooks.stop();
      blindSpots.spot("detached", "");
      tracer.end();
      analysis.join(MOST_MILLIS);
      Runtime.getRuntime().removeShutdownHook(exit);
      loader.end();
      Attached.tellEnd();
      Console.print("threadlint: detached.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The JVM is about to end: the shutdown hook does what is left.
    } finally {
      own.leaveTracer();
    }
  }
}
