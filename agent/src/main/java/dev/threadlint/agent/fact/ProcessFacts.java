package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes facts about child processes, what they share, and queues. For the analysis thread only. */
final class ProcessFacts {
  private final Processes processes = new Processes();
  private final Travels travels = new Travels();
  private final QueueUses queues = new QueueUses();
  private final SharedLockTable locks;
  private final ProcessWaits waits;

  ProcessFacts(Locks names) {
    this.locks = new SharedLockTable(names);
    this.waits = new ProcessWaits(locks, processes);
  }

  /** The fact that an event stands for; null if it only has to be known. */
  @Nullable Fact read(Event event, long nanos, ThreadRef thread) {
    switch (event.kind) {
      case LOCK_SHARED:
        locks.add(event, thread);
        return null;
      case BROKER_MADE:
        locks.addBroker(event);
        return null;
      case NOT_SENT:
        return travels.notSent(event, nanos, thread);
      case NOT_SENT_READ:
        return travels.read(event, nanos);
      case QUEUE_USED:
        return queues.read(event, nanos, thread);
      default:
        Fact fact = processes.read(event, nanos, thread);
        if (fact instanceof ProcessEnded end) {
          locks.ended(end);
        }
        return fact;
    }
  }

  /** What has come about since the last call without an event. */
  List<Fact> look(long nanos, boolean atExit) {
    List<Fact> seen = new ArrayList<>();
    for (ProcessEnded end : processes.ended(nanos, atExit)) {
      locks.ended(end);
      seen.add(end);
    }
    seen.addAll(waits.look(nanos));
    seen.addAll(queues.look(nanos, atExit));
    return seen;
  }

  String labelOf(long pid) {
    return processes.labelOf(pid);
  }

  /** What only the end of the run makes a fact. */
  List<SharedLockLeft> atEnd() {
    return locks.atEnd();
  }
}
