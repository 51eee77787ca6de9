package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.ThreadHooks;
import dev.threadlint.agent.fact.JoinRequested.TargetState;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes facts of events: objects become numbers and names. For the analysis thread only. */
public final class FactReader {
  // The runtime library's Thread and ThreadBuilder.
  private static final String RUNTIME_THREADS = "dev.threadlint.runtime.threading.Thread";

  private final long start;
  private final Locks locks;
  private final Stacks stacks = new Stacks();
  private final PassedLocks passed = new PassedLocks();
  private final Tasks tasks = new Tasks();
  private final ProcessFacts processes;
  private final LeftLocks leftLocks = new LeftLocks();
  private final Numbers<Integer> things = new Numbers<>();
  private final Map<Long, Failure> uncaught = new HashMap<>();
  private final Set<Long> unheard = new HashSet<>();

  /**
   * A reader.
   *
   * @param start what {@link System#nanoTime} was when the tracer began
   * @param sites the places that hooks name by number
   */
  public FactReader(long start, SiteTable sites) {
    this.start = start;
    this.locks = new Locks(sites);
    this.processes = new ProcessFacts(locks);
  }

  /** How many locks were ever named. */
  public int locksSeen() {
    return locks.count();
  }

  /** How many pools were ever named. */
  public int poolsSeen() {
    return tasks.poolsSeen();
  }

  /** The name of a lock of the program. */
  public dev.threadlint.reports.model.LockRef lock(Object lock, int tag) {
    return locks.ref(lock, tag);
  }

  /** The name of a pool. */
  public PoolRef pool(Object pool) {
    return tasks.pool(pool);
  }

  /** The name of a thread as it is now. */
  public static ThreadRef thread(Thread thread) {
    return new ThreadRef(
        JdkThreads.id(thread), thread.getName(), JdkThreads.isVirtual(thread), thread.isDaemon());
  }

  /** A stack as facts have it, from a frame on. */
  public static StackTrace stack(StackTraceElement[] frames, int from) {
    return Stacks.of(frames, from);
  }

  /** When, in the time of facts. */
  public long since(long nanoTime) {
    return nanoTime - start;
  }

  /** Facts that come of the passing of time alone: futures that nobody can read any more. */
  public List<Fact> passing(long nanos) {
    locks.expunge();
    while (things.pollGone() != 0) {
      // Each call removes one.
    }
    return tasks.forgotten(nanos);
  }

  /** Facts about child processes that come without an event. */
  public List<Fact> ofProcesses(boolean atExit) {
    return processes.look(since(System.nanoTime()), atExit);
  }

  /** What to call a child process. */
  public String childLabel(long pid) {
    return processes.labelOf(pid);
  }

  /** Facts that only the end of the run makes so. */
  public List<Fact> atEnd() {
    List<Fact> atEnd = new ArrayList<>(leftLocks.atEnd());
    atEnd.addAll(processes.atEnd());
    return atEnd;
  }

  /** The fact that an event stands for; null if it turns out to be none. */
  public @Nullable Fact read(Event event) {
    long nanos = since(event.nanos);
    ThreadRef thread = thread(event.thread);
    switch (event.kind) {
      case LOCK_ORDER:
        return lockOrder(event, nanos, thread);
      case SELF_BLOCKED:
        return selfBlocked(event, nanos, thread);
      case LOCK_SIGNALLED:
        return new LockSignalled(
            nanos, locks.ref(Objects.requireNonNull(event.subject), HoldTag.RUNTIME));
      case NESTED_WAIT:
        return nestedWait(event, nanos, thread);
      case LOCK_LEFT:
        return leftLocks.read(event, lockLeft(event, nanos, thread));
      case THREAD_STARTED:
        return started(event, nanos, thread);
      case THREAD_ENDED:
        return ended(event, nanos, thread);
      case THREAD_FAILED:
        uncaught.put(thread.id(), Tasks.failure(event.subject));
        return null;
      case THREAD_FAILURE_UNHEARD:
        // A thread may also call a handler with a failure that it survives.
        if (uncaught.containsKey(thread.id())) {
          unheard.add(thread.id());
        }
        return null;
      case THREAD_POLLED:
        return new ThreadPolled(nanos, thread, subjectThread(event));
      case JOIN_REQUESTED:
        return joinRequested(event, nanos, thread);
      case JOIN_RETURNED:
        return joinReturned(event, nanos, thread);
      default:
        return task(event, nanos, thread);
    }
  }

  private NestedWait nestedWait(Event event, long nanos, ThreadRef thread) {
    Object thing = Objects.requireNonNull(event.subject);
    Object own = JdkObjects.lockOf(thing);
    StackTrace[] seen = stacksOf(event);
    List<Hold> others = new ArrayList<>();
    List<Hold> all = holdsOf(event, seen);
    for (int i = 0, hold = 0; event.held != null && i < event.held.length; i++) {
      Object lock = event.held[i];
      if (lock != null) {
        Hold one = all.get(hold++);
        if (lock != thing && lock != own) {
          others.add(one);
        }
      }
    }
    return new NestedWait(
        nanos,
        thread,
        stampOf(event),
        numberOf(thing),
        thing.getClass().getName(),
        NestedWait.Role.values()[event.number],
        others,
        seen[0]);
  }

  private int numberOf(Object thing) {
    Integer known = things.find(thing);
    if (known == null) {
      known = things.next();
      things.add(thing, known);
    }
    return known;
  }

  private LockLeft lockLeft(Event event, long nanos, ThreadRef thread) {
    Object lock = Objects.requireNonNull(event.subject);
    return new LockLeft(nanos, thread, locks.ref(lock, event.site), Locks.modeOf(event.site));
  }

  private @Nullable Fact task(Event event, long nanos, ThreadRef thread) {
    switch (event.kind) {
      case POOL_MADE:
        return new PoolMade(
            nanos,
            thread,
            pool(Objects.requireNonNull(event.subject)),
            event.pool == null ? null : pool(event.pool),
            stackOf(event));
      case POOL_SHUT_DOWN:
        return new PoolShutDown(nanos, thread, pool(Objects.requireNonNull(event.subject)));
      case TASK_AWAITED:
        return new TaskAwaited(
            nanos,
            thread,
            pool(Objects.requireNonNull(event.other)),
            Objects.requireNonNull(event.subject).getClass().getName(),
            stackOf(event));
      case TASK_WAITED_FOR:
        return new TaskWaitedFor(nanos, thread, event.timeout, stackOf(event));
      case TASK_FAILED:
        return tasks.failed(event, nanos, thread);
      case TASK_FAILURE_SEEN:
        return tasks.seen(event, nanos);
      default:
        return processes.read(event, nanos, thread);
    }
  }

  private ThreadEnded ended(Event event, long nanos, ThreadRef thread) {
    Failure failure = uncaught.remove(thread.id());
    boolean nobodyHeard = unheard.remove(thread.id());
    return new ThreadEnded(nanos, thread, event.number != 0, failure, nobodyHeard);
  }

  private static JoinReturned joinReturned(Event event, long nanos, ThreadRef thread) {
    return new JoinReturned(
        nanos,
        thread,
        subjectThread(event),
        (event.number & ThreadHooks.ENDED) != 0,
        (event.number & ThreadHooks.TELLS) != 0);
  }

  private static ThreadRef subjectThread(Event event) {
    return thread((Thread) Objects.requireNonNull(event.subject));
  }

  private static Stamp stampOf(Event event) {
    return new Stamp(JdkThreads.id(event.thread), event.epoch, event.clock);
  }

  static StackTrace stackOf(Event event) {
    return Stacks.of(framesOf(event), 0);
  }

  private static StackTraceElement @Nullable [] framesOf(Event event) {
    return event.frames != null || event.stack == null ? event.frames : event.stack.getStackTrace();
  }

  private LockOrderObserved lockOrder(Event event, long nanos, ThreadRef thread) {
    Object lock = Objects.requireNonNull(event.subject);
    StackTrace[] seen = stacksOf(event);
    Want want =
        new Want(
            locks.ref(lock, event.site),
            Locks.modeOf(event.site),
            Patience.values()[event.number],
            event.confined,
            locks.staticFieldAt(event.site));
    return new LockOrderObserved(
        nanos,
        thread,
        stampOf(event),
        holdsOf(event, seen),
        want,
        passed.before(thread.id(), event.outermostHold, want),
        seen[0]);
  }

  /** Where the lock was wanted and each held one taken: from the event, or as the path is known. */
  private StackTrace[] stacksOf(Event event) {
    int held = event.held == null ? 0 : event.held.length;
    if (event.frames == null && event.stack == null) {
      StackTrace[] known = stacks.ofPath(event.pathKey);
      if (known != null && known.length == held + 1) {
        return known;
      }
    }
    StackTraceElement[] frames = framesOf(event);
    StackTrace[] fresh = new StackTrace[held + 1];
    fresh[0] = Stacks.of(frames, 0);
    HeldFrames heldFrames = new HeldFrames(frames);
    for (int i = 0; i < held; i++) {
      Site site = event.heldSites == null ? null : locks.site(event.heldSites[i]);
      fresh[i + 1] = whereHeld(site, frames, heldFrames);
    }
    if (frames != null) {
      stacks.remember(event.pathKey, fresh);
    } else if (event.site > 0) {
      fresh[0] = atSite(locks.site(event.site));
    }
    return fresh;
  }

  private static StackTrace whereHeld(
      @Nullable Site site, StackTraceElement @Nullable [] frames, HeldFrames heldFrames) {
    int at = site == null ? -1 : heldFrames.next(site);
    if (site == null || at < 0) {
      return atSite(site);
    }
    StackTrace stack = Stacks.of(frames, at);
    if (site.line() <= 0 || stack.frames().isEmpty()) {
      return stack;
    }
    // The frame stands at the call that it made since; the site knows the line of the lock.
    List<Frame> atLock = new ArrayList<>(stack.frames());
    Frame top = atLock.get(0);
    atLock.set(0, new Frame(top.className(), top.methodName(), top.fileName(), site.line()));
    return new StackTrace(atLock, stack.truncated());
  }

  private static StackTrace atSite(@Nullable Site site) {
    if (site == null) {
      return StackTrace.UNKNOWN;
    }
    Frame frame = new Frame(site.className(), site.methodName(), null, site.line());
    return new StackTrace(List.of(frame), true);
  }

  private List<Hold> holdsOf(Event event, StackTrace[] seen) {
    if (event.held == null || event.heldSites == null) {
      return List.of();
    }
    List<Hold> holds = new ArrayList<>(event.held.length);
    for (int i = 0; i < event.held.length; i++) {
      Object lock = event.held[i];
      int tag = event.heldSites[i];
      if (lock != null) {
        String field = locks.staticFieldAt(tag);
        holds.add(new Hold(locks.ref(lock, tag), Locks.modeOf(tag), false, field, seen[i + 1]));
      }
    }
    return holds;
  }

  private SelfBlocked selfBlocked(Event event, long nanos, ThreadRef thread) {
    Object lock = Objects.requireNonNull(event.subject);
    int held = Objects.requireNonNull(event.heldSites)[0];
    StackTrace stack = stackOf(event);
    return new SelfBlocked(
        nanos,
        thread,
        locks.ref(lock, held),
        Locks.modeOf(held),
        Locks.modeOf(event.site),
        event.number != 0,
        HoldTag.isLent(held) && !isScoped(stack),
        StackTrace.UNKNOWN,
        stack);
  }

  /** Whether a lock is asked for with {@code hold}, or that of a condition: for nobody's signal. */
  private static boolean isScoped(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (frame.isJdk() || !frame.isLibrary()) {
        return false;
      }
      if (frame.methodName().equals("hold") || frame.className().endsWith(".Condition")) {
        return true;
      }
    }
    return false;
  }

  private static ThreadStarted started(Event event, long nanos, ThreadRef thread) {
    StackTrace stack = stackOf(event);
    return new ThreadStarted(nanos, thread, subjectThread(event), isService(stack), stack);
  }

  /** Whether not the program but a library, for a pool or timer say, called {@code start}. */
  private static boolean isService(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      boolean start = frame.methodName().equals("start") && frame.className().endsWith("Thread");
      if (!start && !frame.className().startsWith(RUNTIME_THREADS)) {
        return frame.isLibrary();
      }
    }
    return true;
  }

  private JoinRequested joinRequested(Event event, long nanos, ThreadRef thread) {
    StackTrace[] seen = stacksOf(event);
    return new JoinRequested(
        nanos,
        thread,
        stampOf(event),
        subjectThread(event),
        TargetState.values()[event.number],
        event.timeout,
        holdsOf(event, Arrays.copyOf(seen, seen.length)),
        seen[0]);
  }
}
