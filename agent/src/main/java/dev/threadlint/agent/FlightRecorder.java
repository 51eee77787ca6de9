package dev.threadlint.agent;

import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockMeasured;
import dev.threadlint.agent.state.OpenJoins;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import java.util.List;
import java.util.function.Consumer;

/** Makes events of the JVM's Flight Recorder from findings and waits, if that was asked for. */
final class FlightRecorder {
  private final OpenJoins joins = new OpenJoins();
  private final Consumer<String> console;
  private boolean asked;

  FlightRecorder(boolean asked, Consumer<String> console) {
    this.asked = asked;
    this.console = console;
  }

  void found(List<Finding> findings) {
    if (asked) {
      try {
        findings.forEach(FindingEvent::commit);
      } catch (LinkageError e) {
        stop(e);
      }
    }
  }

  void accept(Fact fact) {
    if (asked) {
      try {
        commitWait(fact);
      } catch (LinkageError e) {
        stop(e);
      }
    }
  }

  private void commitWait(Fact fact) {
    if (fact instanceof LockMeasured measured) {
      if (!measured.waits().isEmpty()) {
        WaitEvent.commit(measured);
      }
    } else if (fact instanceof LockContended contended) {
      // Those for other locks are measured.
      if (contended.over() && contended.lock().kind() == LockKind.MONITOR) {
        WaitEvent.commit(contended);
      }
    } else if (fact instanceof JoinRequested join) {
      joins.requested(join);
    } else if (fact instanceof JoinReturned returned) {
      JoinRequested join = joins.of(returned);
      if (join != null && join.state() == JoinRequested.TargetState.ALIVE) {
        WaitEvent.commit(join, returned);
      }
    }
  }

  /** In a JVM without Flight Recorder. */
  private void stop(LinkageError e) {
    asked = false;
    console.accept("threadlint: no events for Flight Recorder: " + e);
  }
}
