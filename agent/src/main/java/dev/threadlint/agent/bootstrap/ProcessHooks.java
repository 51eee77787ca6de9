package dev.threadlint.agent.bootstrap;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is called in the runtime library when it starts child processes, and in those. */
public final class ProcessHooks {
  /** Children are traced. */
  public static final int TRACED = 0;

  /** They are not, for so it was wanted. */
  public static final int SWITCHED_OFF = 1;

  /** They are not, for they run on a JVM of the program's choice. */
  public static final int OTHER_JVM = 2;

  /** They are not, for the tracer is no longer where it was. */
  public static final int NO_JAR = 3;

  private static @Nullable Runnable beforeFirst;
  private static @Nullable String java;
  private static @Nullable String jar;
  private static @Nullable String order;
  private static volatile int why = SWITCHED_OFF;

  private ProcessHooks() {}

  /** Sets what says, before the first child is launched, how children are to be traced. */
  public static synchronized void setBeforeFirst(@Nullable Runnable action) {
    beforeFirst = action;
  }

  /**
   * Has children traced from now on.
   *
   * @param javaOfThis the {@code java} of this JVM; another one may be unable to take the agent
   * @param agentJar the agent
   * @param orderForChild the option of the JVM that tells the agent there what to do
   */
  public static synchronized void trace(String javaOfThis, String agentJar, String orderForChild) {
    java = javaOfThis;
    jar = agentJar;
    order = orderForChild;
  }

  /** No child is traced any more. */
  public static synchronized void stop() {
    beforeFirst = null;
    jar = null;
    why = SWITCHED_OFF;
  }

  /** The command line of a child is being made: a list of strings that has its java. */
  @SuppressWarnings("unchecked")
  public static void launches(Object command) {
    ThreadState state = ThreadState.enterTracer();
    try {
      addAgent((List<String>) command);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.leaveTracer();
    }
  }

  private static synchronized void addAgent(List<String> command) {
    Runnable first = beforeFirst;
    if (first != null) {
      beforeFirst = null;
      first.run();
    }
    String agent = jar;
    String tells = order;
    if (agent == null || tells == null) {
      why = SWITCHED_OFF;
    } else if (!command.get(0).equals(java)) {
      why = OTHER_JVM;
    } else if (!new File(agent).canRead()) {
      // The JVM would not start.
      why = NO_JAR;
    } else {
      why = TRACED;
      command.add("-javaagent:".concat(agent));
      command.add(tells);
    }
  }

  /** A child process was told what to do. */
  public static void started(Object child, Object process) {
    tell(Event.Kind.PROCESS_STARTED, process, child, why);
  }

  /** This is a child process, and knows now which. */
  public static void arrived(Object process) {
    tell(Event.Kind.PROCESS_ARRIVED, process, null, 0);
  }

  private static void tell(Event.Kind kind, Object subject, @Nullable Object other, int number) {
    ThreadState state = ThreadState.current();
    if (state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(kind, state.thread);
      event.subject = subject;
      event.other = other;
      event.number = number;
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
