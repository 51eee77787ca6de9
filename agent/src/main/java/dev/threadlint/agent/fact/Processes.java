package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.jdk.RuntimeProcesses;
import dev.threadlint.reports.model.ProcessRef;
import dev.threadlint.reports.model.ThreadRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes facts of events about child processes. */
final class Processes {
  @Nullable Fact read(Event event, long nanos, ThreadRef thread) {
    Object process = Objects.requireNonNull(event.subject);
    switch (event.kind) {
      case PROCESS_STARTED:
        return started(event, nanos, thread);
      case PROCESS_ARRIVED:
        return new ProcessArrived(nanos, RuntimeProcesses.nameOf(process));
      default:
        return null;
    }
  }

  private static ProcessStarted started(Event event, long nanos, ThreadRef thread) {
    String name = RuntimeProcesses.nameOf(Objects.requireNonNull(event.subject));
    long pid = RuntimeProcesses.pidOf(Objects.requireNonNull(event.other));
    return new ProcessStarted(
        nanos, thread, new ProcessRef(pid, name), event.number, FactReader.stackOf(event));
  }
}
