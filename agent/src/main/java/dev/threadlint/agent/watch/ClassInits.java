package dev.threadlint.agent.watch;

import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.fact.Waiting.ForLock;
import dev.threadlint.agent.fact.Waiting.What;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds threads that wait until another one has initialised a class.
 *
 * <p>To the JVM such a thread runs, and of what it waits for nothing is said. But it uses no
 * processor time although it is in Java code: no other wait looks like that. Who may be waited for
 * is whoever has a static initialiser on its stack.
 */
final class ClassInits {
  private static final String INITIALISER = "<clinit>";
  private static final int LOOKS_BETWEEN = 4;

  // What it asks the JVM is dear the first time: not in programs that are soon over.
  private static final int FIRST_LOOK = 8;

  private final ThreadInfos infos;
  private Map<Long, Sample> samples = new HashMap<>();
  private List<Blocked> blocked = List.of();
  private int looks;

  ClassInits(ThreadInfos infos) {
    this.infos = infos;
  }

  /** The processor time of a thread that runs, and whether a look at its stack explained it. */
  private static final class Sample {
    final long cpu;
    boolean explained;

    Sample(long cpu) {
      this.cpu = cpu;
    }
  }

  /** A thread that runs without running. */
  private record Blocked(Thread thread, long cpu, StackTraceElement[] stack) {}

  /** Looks, once a second as long as there is nothing to be seen; adds those that wait. */
  void look(Set<Thread> waiting) {
    looks++;
    if (blocked.isEmpty() && (looks < FIRST_LOOK || looks % LOOKS_BETWEEN != 0)) {
      return;
    }
    Collection<Thread> all = LiveThreads.all();
    List<Thread> silent = all == null ? List.of() : silent(all);
    blocked = new ArrayList<>();
    for (Thread thread : silent) {
      Sample sample = samples.get(JdkThreads.id(thread));
      StackTraceElement[] stack = LiveThreads.stackOf(thread);
      if (sample == null || stack.length == 0 || stack[0].isNativeMethod()) {
        explain(sample);
      } else {
        blocked.add(new Blocked(thread, sample.cpu, stack));
        waiting.add(thread);
      }
    }
  }

  private static void explain(@Nullable Sample sample) {
    if (sample != null) {
      sample.explained = true;
    }
  }

  /** Those that run in the JVM's eyes and have not used any time since they were last asked. */
  private List<Thread> silent(Collection<Thread> all) {
    Map<Long, Sample> now = new HashMap<>();
    List<Thread> silent = new ArrayList<>();
    for (Thread thread : all) {
      if (JdkThreads.stateOf(thread) != Thread.State.RUNNABLE || Standstill.isJvms(thread)) {
        continue;
      }
      Thread on = JdkThreads.isVirtual(thread) ? LiveThreads.carrierOf(thread) : thread;
      long cpu = on == null ? -1 : infos.cpuOf(JdkThreads.id(on));
      if (cpu < 0) {
        continue;
      }
      Sample before = samples.get(JdkThreads.id(thread));
      if (before == null || before.cpu != cpu) {
        now.put(JdkThreads.id(thread), new Sample(cpu));
        continue;
      }
      now.put(JdkThreads.id(thread), before);
      if (!before.explained) {
        silent.add(thread);
      }
    }
    samples = now;
    return silent;
  }

  /** How many were found. */
  int count() {
    return blocked.size();
  }

  /** What those that were found wait for. */
  List<Waiting> read() {
    if (blocked.isEmpty()) {
      return List.of();
    }
    Map<Thread, StackTraceElement[]> initialising = initialising();
    List<Waiting> waiting = new ArrayList<>();
    for (Blocked one : blocked) {
      Map<Thread, StackTraceElement[]> others = new LinkedHashMap<>(initialising);
      others.remove(one.thread);
      if (!others.isEmpty()) {
        waiting.add(
            new Waiting(
                FactReader.thread(one.thread),
                what(others),
                false,
                one.cpu,
                held(one.stack),
                FactReader.stack(one.stack, 0)));
      }
    }
    return waiting;
  }

  /** Whoever has a static initialiser on the stack, whatever else it does. */
  private static Map<Thread, StackTraceElement[]> initialising() {
    Map<Thread, StackTraceElement[]> found = new LinkedHashMap<>();
    Collection<Thread> all = LiveThreads.all();
    for (Thread thread : all == null ? List.<Thread>of() : all) {
      StackTraceElement[] stack = LiveThreads.stackOf(thread);
      if (!held(stack).isEmpty()) {
        found.put(thread, stack);
      }
    }
    return found;
  }

  private static What what(Map<Thread, StackTraceElement[]> others) {
    List<ThreadRef> by = others.keySet().stream().map(FactReader::thread).toList();
    List<LockRef> classes =
        others.values().stream().flatMap(stack -> held(stack).stream()).map(Hold::lock).toList();
    return classes.size() == 1
        ? new ForLock(classes.get(0), LockMode.EXCLUSIVE, by)
        // Of several classes the JVM does not tell which.
        : new ForEvent(
            String.join(", ", classes.stream().map(LockRef::className).distinct().toList()), by);
  }

  /** The classes that a thread initialises, outermost last. */
  static List<Hold> held(StackTraceElement[] stack) {
    List<Hold> held = new ArrayList<>();
    for (int i = 0; i < stack.length; i++) {
      if (stack[i].getMethodName().equals(INITIALISER)) {
        String name = stack[i].getClassName();
        LockRef lock = new LockRef(number(name), LockKind.CLASS_INIT, name, null);
        held.add(new Hold(lock, LockMode.EXCLUSIVE, false, FactReader.stack(stack, i)));
      }
    }
    return held;
  }

  /** Below zero, as are those of locks that are not in our books. */
  private static int number(String className) {
    return -1 - (className.hashCode() & Integer.MAX_VALUE);
  }
}
