package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Answers by JMX; loaded only if that was asked for. */
final class TracerBean implements TracerMXBean {
  private static final String NAME = "threadlint:type=Tracer";

  private TracerBean() {}

  static void register(Output output) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new TracerBean(), new ObjectName(NAME));
    } catch (JMException e) {
      output.say("threadlint: cannot be asked by JMX: " + e);
    }
  }

  @Override
  public int getFindings() {
    return soFar().findings().size();
  }

  @Override
  public int getErrors() {
    return count(Severity.ERROR);
  }

  @Override
  public int getWarnings() {
    return count(Severity.WARNING);
  }

  private int count(Severity severity) {
    return (int)
        soFar().findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  @Override
  public long getDroppedEvents() {
    return counter(Observed.FACTS_DROPPED);
  }

  @Override
  public long getThreads() {
    return counter(Observed.THREADS);
  }

  @Override
  public long getLocks() {
    return counter(Observed.LOCKS);
  }

  private long counter(String name) {
    return soFar().observed().counters().getOrDefault(name, 0L);
  }

  @Override
  public String dump() {
    String page = ask(Analysis::dump);
    return page == null ? "" : page;
  }

  @Override
  public void reset() {
    ask(Analysis::reset);
  }

  private static Recording soFar() {
    Recording soFar = ask(Analysis::soFar);
    if (soFar == null) {
      throw new IllegalStateException("the tracer has come to its end");
    }
    return soFar;
  }

  private static <T> @Nullable T ask(Inquiry.Question<T> question) {
    ThreadState own = ThreadState.enterTracer();
    try {
      return AgentLifecycle.ask(question);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      own.leaveTracer();
    }
  }
}
