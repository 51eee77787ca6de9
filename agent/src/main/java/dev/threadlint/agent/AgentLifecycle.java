package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ModeHooks;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.bootstrap.ThreadHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.instrument.ClassFilter;
import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.ProcessId;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sets the agent up and brings it to its end. The hook classes are injected before. */
final class AgentLifecycle {
  // The JVM waits for its shutdown hooks: a tracer that cannot finish must not keep it.
  private static final long MOST_MILLIS_AT_EXIT = 20_000;
  private static final long MILLIS_BETWEEN_LOOKS = 500;

  // Read when the agent is taken out again, and by tests and tools that ask.
  static volatile long start;
  static volatile @Nullable Tracer tracer;
  static volatile @Nullable Thread analysis;
  static volatile @Nullable Thread exit;
  static volatile @Nullable Installation installation;
  static volatile @Nullable BlindSpots blindSpots;

  private AgentLifecycle() {}

  /** The tracer of this JVM, once it is at work. */
  static @Nullable Tracer tracer() {
    return tracer;
  }

  static void begin(
      AgentOptions options,
      Instrumentation instrumentation,
      boolean late,
      String version,
      String jar)
      throws OptionException, ReflectiveOperationException {
    start = System.nanoTime();
    Set<String> off = options.rulesOff();
    OnDeadlock onDeadlock = options.onDeadlock();
    BlindSpots spots = new BlindSpots();
    blindSpots = spots;
    if (late) {
      spots.spot("attached-late", "");
    }
    Installation hooks =
        new Installation(
            instrumentation,
            new ClassFilter(options.includes(), options.excludes(), options.jdkMonitors()),
            spots);
    installation = hooks;
    Installation.prepare();
    if (options.refusesSelfDeadlocks()) {
      ModeHooks.refuseSelfDeadlocks();
    }
    ThreadState own = ThreadState.enterTracer();
    if (AgentLifecycle.class.getClassLoader() instanceof AgentLoader loader) {
      loader.tellOfLoading(ThreadState::addBusy);
    }
    Output output = new Output(header(version), options);
    output.begin();
    hooks.install(late);
    TracedChildren children = new TracedChildren(options, output, jar);
    Tracer judge = new Tracer(start, hooks, off, onDeadlock, spots, output, children);
    children.arrange();
    EventQueue.setOpen(true);
    startThreads(judge, output);
    tracer = judge;
    if (late) {
      Attached.tell(output);
    }
    own.leaveTracer();
  }

  private static void startThreads(Tracer judge, Output output) {
    Thread judging = new Thread(null, judge, "threadlint-analysis", 0, false);
    judging.setDaemon(true);
    StackReader.setFirstTraced(JdkThreads.id(judging));
    judging.setContextClassLoader(null);
    Thread ending = new Thread(null, new Exit(judge, judging, output), "threadlint-exit", 0, false);
    ending.setContextClassLoader(null);
    ThreadHooks.own(ending);
    Runtime.getRuntime().addShutdownHook(ending);
    judging.start();
    analysis = judging;
    exit = ending;
  }

  /** Since the recording began. */
  static long elapsedMillis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** What was found so far; null if nothing judges any more. */
  static @Nullable Recording recordingSoFar() throws InterruptedException {
    return ask(Analysis::soFar);
  }

  /** The answer of the analysis thread, once all that was told is judged; null if it is gone. */
  static <T> @Nullable T ask(Inquiry.Question<T> question) throws InterruptedException {
    Tracer judge = tracer;
    Thread judging = analysis;
    return judge == null || judging == null ? null : judge.ask(judging, question);
  }

  /** The shutdown hook. */
  private record Exit(Tracer tracer, Thread analysis, Output output) implements Runnable {
    @Override
    public void run() {
      ThreadState.ignoreCurrent();
      tracer.end();
      LockSupport.unpark(analysis);
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
