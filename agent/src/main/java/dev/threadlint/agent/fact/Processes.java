package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.jdk.RuntimeProcesses;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes facts of events about child processes, and knows which of them run. */
final class Processes {
  private static final String MULTIPROCESSING = "dev.threadlint.runtime.multiprocessing.";
  private static final int MOST = 10_000;

  // By the child's JVM, an object without an equals of its own.
  private final Map<Object, ProcessRef> running = new LinkedHashMap<>();

  @Nullable Fact read(Event event, long nanos, ThreadRef thread) {
    Object subject = event.subject;
    switch (event.kind) {
      case PROCESS_STARTED:
        return started(event, nanos, thread);
      case PROCESS_ARRIVED:
        return new ProcessArrived(nanos, RuntimeProcesses.nameOf(Objects.requireNonNull(subject)));
      case PROCESS_ENDED:
        return ended(Objects.requireNonNull(subject), nanos, event.number != 0);
      case PROCESS_ASKED:
        long pid = subject == null ? 0 : RuntimeProcesses.pidOf(subject);
        return new ProcessAsked(nanos, thread, pid, ProcessAsked.How.values()[event.number]);
      default:
        return null;
    }
  }

  private ProcessStarted started(Event event, long nanos, ThreadRef thread) {
    Object process = Objects.requireNonNull(event.subject);
    Object jvm = Objects.requireNonNull(event.other);
    ProcessRef child =
        new ProcessRef(RuntimeProcesses.pidOf(jvm), RuntimeProcesses.nameOf(process));
    if (running.size() < MOST) {
      running.put(jvm, child);
    }
    StackTrace stack = FactReader.stackOf(event);
    boolean shares = event.timeout != 0;
    return new ProcessStarted(
        nanos,
        thread,
        child,
        new ProcessStarted.Traits(RuntimeProcesses.isDaemon(process), isService(stack), shares),
        event.number,
        stack);
  }

  /** Whether not the program but a pool or a manager started it. */
  private static boolean isService(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      String name = frame.className();
      if (!name.equals(MULTIPROCESSING + "Process")
          && !name.equals(MULTIPROCESSING + "ProcessBuilder")
          && !name.equals(MULTIPROCESSING + "Children")) {
        return frame.isLibrary();
      }
    }
    return true;
  }

  private @Nullable ProcessEnded ended(Object jvm, long nanos, boolean atExit) {
    ProcessRef child = running.remove(jvm);
    OptionalInt code = child == null ? OptionalInt.empty() : RuntimeProcesses.exitCode(jvm);
    // One that nobody has yet said was started is looked for later.
    return code.isPresent() ? new ProcessEnded(nanos, child, code.getAsInt(), atExit) : null;
  }

  /** What to call the process with that number: by its name, too, if it was started here. */
  String labelOf(long pid) {
    ProcessRef child = running(pid);
    return child == null ? "pid " + pid : child.label();
  }

  private @Nullable ProcessRef running(long pid) {
    for (ProcessRef child : running.values()) {
      if (child.pid() == pid) {
        return child;
      }
    }
    return null;
  }

  /** Those that have ended without a word. */
  List<ProcessEnded> ended(long nanos, boolean atExit) {
    List<ProcessEnded> ended = new ArrayList<>();
    for (Object jvm : List.copyOf(running.keySet())) {
      ProcessEnded end =
          RuntimeProcesses.exitCode(jvm).isPresent() ? ended(jvm, nanos, atExit) : null;
      if (end != null) {
        ended.add(end);
      }
    }
    return ended;
  }
}
