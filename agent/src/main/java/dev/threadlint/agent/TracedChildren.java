package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.ProcessHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.reports.recording.ChildRecordings;
import dev.threadlint.reports.recording.ChildRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The child processes that were started here: each has a tracer like this one, which does nothing
 * but record. The program's own takes in what all of them, and their children, have recorded.
 */
final class TracedChildren implements Runnable {
  // Whoever starts more cannot be told of each.
  private static final int MOST = 10_000;

  private final AgentOptions options;
  private final Output output;
  private final String jar;
  private final Map<Long, ProcessStarted> started = new LinkedHashMap<>();

  TracedChildren(AgentOptions options, Output output, String jar) {
    this.options = options;
    this.output = output;
    this.jar = jar;
  }

  /** Has them traced, when the first is to be launched. */
  void arrange() {
    if (options.tracesChildren()) {
      ProcessHooks.setBeforeFirst(this);
    }
  }

  @Override
  public void run() {
    ThreadState state = ThreadState.enterTracer();
    try {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessHooks.trace(java, jar, options.orderForChildren(output.recordingOfChild("%p")));
    } finally {
      state.leaveTracer();
    }
  }

  void add(ProcessStarted child) {
    if (started.size() < MOST) {
      started.put(child.child().pid(), child);
    }
  }

  /** The children that still run. */
  Set<Long> living() {
    Set<Long> living = new HashSet<>();
    for (long pid : started.keySet()) {
      if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        living.add(pid);
      }
    }
    return living;
  }

  /** What has been recorded so far. */
  ChildRuns read() {
    ChildRuns runs = new ChildRuns(output.startedMillis());
    if (!started.isEmpty() && !options.isChild()) {
      recordings().forEach(runs::add);
    }
    return runs;
  }

  /** The same for good: it is told by this process from now on. */
  ChildRuns takeIn(BlindSpots blindSpots) {
    ChildRuns runs = read();
    for (ProcessStarted each : started.values()) {
      String reason = reason(each, runs);
      if (!reason.isEmpty()) {
        blindSpots.spot("child-not-traced", each.child().label() + ": " + reason);
      }
    }
    return runs;
  }

  /** Removes the recordings of children, once theirs is in that of the program. */
  void remove() {
    if (!started.isEmpty() && !options.isChild()) {
      for (Path file : recordings()) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          // It stays, and is told twice.
        }
      }
    }
  }

  private List<Path> recordings() {
    return ChildRecordings.beside(output.recordingOfProgram());
  }

  private String reason(ProcessStarted child, ChildRuns runs) {
    switch (child.untraced()) {
      case ProcessHooks.SWITCHED_OFF:
        return "children=off";
      case ProcessHooks.OTHER_JVM:
        return "a java of its own";
      case ProcessHooks.NO_JAR:
        return "the agent's jar is gone";
      default:
        boolean known =
            options.isChild()
                ? Files.exists(output.recordingOfChild(Long.toString(child.child().pid())))
                : runs.knows(child.child().pid());
        return known ? "" : "no recording";
    }
  }
}
