package dev.threadlint.agent;

/** What can be asked of a running tracer by JMX, as {@code threadlint:type=Tracer}. */
public interface TracerMXBean {

  /** How many different findings there are. */
  int getFindings();

  /** How many of them are errors. */
  int getErrors();

  /** How many of them are warnings. */
  int getWarnings();

  /** How many events were lost. */
  long getDroppedEvents();

  /** How many threads were started. */
  long getThreads();

  /** How many locks were seen nested. */
  long getLocks();

  /** Writes recording and page now; the page's address, empty if there is none. */
  String dump();

  /** Forgets what was found so far, but for what is in the recording already. */
  void reset();
}
