package dev.threadlint.agent;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockMeasured;
import dev.threadlint.agent.fact.Timings.Timing;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockRef;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Waits that are over, on the time line of Flight Recorder; loaded only if asked for. */
@Name("threadlint.Wait")
@Label("Threadlint Wait")
@Description("Threads waited for a lock or for the end of another thread")
@Category("Threadlint")
@StackTrace(false)
public final class WaitEvent extends Event {
  @Label("Kind")
  @Description("lock or join")
  String kind = "";

  @Label("Target")
  @Description("The lock, by its field if that is known, or the thread that was joined")
  String target = "";

  @Label("Place")
  String place = "";

  @Label("Waiting Thread")
  @Description("Empty if several waits are told together")
  String waiter = "";

  @Label("Held By")
  String heldBy = "";

  @Label("Waits")
  @Description("How many waits are told together")
  long waits = 1;

  @Label("Total")
  @Timespan
  long total;

  @Label("Longest")
  @Timespan
  long longest;

  /** Those for one lock of the last quarter of a second. */
  static void commit(LockMeasured fact) {
    WaitEvent event = of("lock", name(fact.lock()), fact.stack());
    event.heldBy = String.join(", ", fact.heldBy().keySet());
    event.waits = 0;
    for (Timing timing : fact.waits().all()) {
      event.waits += timing.times();
      event.total += timing.nanos() * timing.times();
      event.longest = Math.max(event.longest, timing.nanos());
    }
    event.commit();
  }

  /** One for a monitor, as seen at looks. */
  static void commit(LockContended fact) {
    WaitEvent event = of("lock", name(fact.lock()), fact.stack());
    event.waiter = fact.thread().name();
    event.heldBy = fact.owner().name();
    event.total = fact.waitedNanos();
    event.longest = fact.waitedNanos();
    event.commit();
  }

  /** One for the end of a thread. */
  static void commit(JoinRequested join, JoinReturned returned) {
    WaitEvent event = of("join", join.target().name(), join.stack());
    event.waiter = join.thread().name();
    event.total = returned.nanos() - join.nanos();
    event.longest = event.total;
    event.commit();
  }

  private static WaitEvent of(
      String kind, String target, dev.threadlint.reports.model.StackTrace stack) {
    WaitEvent event = new WaitEvent();
    event.kind = kind;
    event.target = target;
    Frame site = stack.site();
    event.place = site == null ? "" : site.toString();
    return event;
  }

  private static String name(LockRef lock) {
    String name = lock.name();
    return name == null ? lock.className() : name;
  }
}
