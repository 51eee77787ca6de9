package dev.threadlint.agent.bootstrap;

import java.io.File;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.WeakHashMap;
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

  /** A child was joined. Tags begin at 1. */
  public static final int JOINED = 1;

  /** A child was asked whether it lives. */
  public static final int POLLED = 2;

  /** How a child ended was read. */
  public static final int READ = 3;

  /** A child was told to end. */
  public static final int STOPPED = 4;

  // Has keys of the runtime library, which no program can extend.
  private static final Map<Object, Integer> ASKED = new WeakHashMap<>();

  private static final Map<Thread, Object> JOINING = new IdentityHashMap<>();

  private static volatile boolean opened;
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

  /** Something that processes share is being given to a child that the thread starts. */
  public static void handsOver() {
    ThreadState.current().handsToChild = true;
  }

  /** A lock that processes may share is there. */
  public static void sharesLock(Object lock) {
    tell(Event.Kind.LOCK_SHARED, lock, null, 0, 0);
  }

  /** This process knows who waits for such locks. */
  public static void hasBroker(Object broker) {
    tell(Event.Kind.BROKER_MADE, broker, null, 0, 0);
  }

  /** A manager, a listener or named memory is there: any process can tell others through it. */
  public static void opens() {
    opened = true;
  }

  /** A child process was told what to do. */
  public static void started(Object child, Object process) {
    ThreadState state = ThreadState.current();
    boolean shares = state.handsToChild;
    state.handsToChild = false;
    tell(Event.Kind.PROCESS_STARTED, process, child, why, shares || opened ? 1 : 0);
  }

  /** The thread is going to wait for the end of a child. */
  public static void joins(Object child, boolean forEver) {
    if (forEver) {
      synchronized (JOINING) {
        JOINING.put(ThreadState.current().thread, child);
      }
    }
  }

  /** The wait is over. */
  public static void joined() {
    synchronized (JOINING) {
      JOINING.remove(ThreadState.current().thread);
    }
  }

  /** Who waits for the end of which child, as long as that takes. */
  public static Map<Thread, Object> joining() {
    synchronized (JOINING) {
      return new IdentityHashMap<>(JOINING);
    }
  }

  /** A child has ended. */
  public static void ended(Object child) {
    boolean atExit = ThreadHooks.beganShutdown() != null;
    tell(Event.Kind.PROCESS_ENDED, child, null, atExit ? 1 : 0, 0);
  }

  /** The program waits for a child, or asks what has become of it. */
  public static void asked(@Nullable Object child, int how) {
    if (child != null && isNew(child, 1 << how)) {
      tell(Event.Kind.PROCESS_ASKED, child, null, how - 1, 0);
    }
  }

  /** The same if there was an answer. */
  public static void askedIf(boolean answered, @Nullable Object child, int how) {
    if (answered) {
      asked(child, how);
    }
  }

  /** The program read how a child ended. */
  public static void read(OptionalInt code, @Nullable Object child, int how) {
    askedIf(code.isPresent(), child, how);
  }

  /** The program asked which of its children run. */
  public static void listed() {
    tell(Event.Kind.PROCESS_ASKED, null, null, POLLED - 1, 0);
  }

  private static boolean isNew(Object child, int bit) {
    synchronized (ASKED) {
      Integer before = ASKED.get(child);
      int known = before == null ? 0 : before;
      ASKED.put(child, known | bit);
      return (known & bit) == 0;
    }
  }

  /** This is a child process, and knows now which. */
  public static void arrived(Object process) {
    tell(Event.Kind.PROCESS_ARRIVED, process, null, 0, 0);
  }

  private static void tell(
      Event.Kind kind, @Nullable Object subject, @Nullable Object other, int number, long shares) {
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
      event.timeout = shares;
      event.stack = new Throwable();
      EventQueue.offer(event);
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
