package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ModeHooks;
import dev.threadlint.agent.bootstrap.ThreadHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.instrument.ClassFilter;
import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.agent.jdk.ProcessId;
import dev.threadlint.reports.model.RunHeader;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the agent up and brings it to its end. The hook classes are injected before. */
final class AgentLifecycle {
  // The JVM waits for its shutdown hooks: a tracer that cannot finish must not keep it.
  private static final long MOST_MILLIS_AT_EXIT = 20_000;
  private static final long MILLIS_BETWEEN_LOOKS = 500;

  private static volatile @Nullable Tracer tracer;

  private AgentLifecycle() {}

  /** The tracer of this JVM, once it is at work. */
  static @Nullable Tracer tracer() {
    return tracer;
  }

  static void begin(
      AgentOptions options, Instrumentation instrumentation, boolean late, String version)
      throws OptionException, ReflectiveOperationException {
    long start = System.nanoTime();
    Set<String> off = options.rulesOff();
    BlindSpots blindSpots = new BlindSpots();
    if (late) {
      blindSpots.spot("attached-late", "");
    }
    Installation installation =
        new Installation(
            instrumentation,
            new ClassFilter(options.includes(), options.excludes(), options.jdkMonitors()),
            blindSpots);
    Installation.prepare();
    if (options.refusesSelfDeadlocks()) {
      ModeHooks.refuseSelfDeadlocks();
    }
    ThreadState own = ThreadState.enterTracer();
    Output output = new Output(header(version), options);
    output.begin();
    installation.install(late);
    Tracer begun = new Tracer(start, installation, off, blindSpots, output);
    EventQueue.setOpen(true);
    startThreads(begun, output);
    tracer = begun;
    own.leaveTracer();
  }

  private static void startThreads(Tracer tracer, Output output) {
    Thread analysis = new Thread(null, tracer, "threadlint-analysis", 0, false);
    analysis.setDaemon(true);
    analysis.setContextClassLoader(null);
    Thread exit = new Thread(null, new Exit(tracer, analysis, output), "threadlint-exit", 0, false);
    exit.setContextClassLoader(null);
    ThreadHooks.own(exit);
    Runtime.getRuntime().addShutdownHook(exit);
    analysis.start();
  }

  /** The shutdown hook. */
  private record Exit(Tracer tracer, Thread analysis, Output output) implements Runnable {
    @Override
    public void run() {
      ThreadState.ignoreCurrent();
      tracer.end();
      try {
        waitWhileItGetsOn();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (analysis.isAlive()) {
        output.say("threadlint: gave up on the report; the recording has what was found.");
      }
    }

    private void waitWhileItGetsOn() throws InterruptedException {
      int seen = tracer.steps();
      long waited = 0;
      while (analysis.isAlive() && waited < MOST_MILLIS_AT_EXIT) {
        analysis.join(MILLIS_BETWEEN_LOOKS);
        waited = tracer.steps() == seen ? waited + MILLIS_BETWEEN_LOOKS : 0;
        seen = tracer.steps();
      }
    }
  }

  private static RunHeader header(String version) {
    return new RunHeader(
        version,
        program(),
        ProcessId.current(),
        System.getProperty("java.vm.version", "?"),
        System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?"),
        System.currentTimeMillis());
  }

  /** The main class or jar, without folders and arguments, which may be secret. */
  private static String program() {
    String command = System.getProperty("sun.java.command", "?");
    int space = command.indexOf(' ');
    String first = space < 0 ? command : command.substring(0, space);
    return first.substring(first.lastIndexOf('/') + 1);
  }
}
