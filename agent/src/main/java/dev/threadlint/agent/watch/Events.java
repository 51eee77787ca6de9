package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.HandOverHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.Waiting.Event;
import dev.threadlint.agent.fact.Waiting.ForEvent;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.RuntimeObjects;
import java.util.List;

/** Says of what is no lock, no thread and no task what is missing for it to happen. */
final class Events {
  private Events() {}

  static ForEvent of(ThreadState waiter, Object thing) {
    String name = thing.getClass().getName();
    int counts = JdkObjects.countsMissing(thing);
    if (counts >= 0 || RuntimeObjects.isEvent(thing)) {
      boolean begun = counts >= 0 && HandOverHooks.wasCounted(thing);
      return new ForEvent(name, List.of(), Event.LATCH, Math.max(1, counts), begun);
    }
    int parties = JdkObjects.partiesMissing(thing);
    if (parties < 0) {
      parties = RuntimeObjects.partiesMissing(thing);
    }
    if (parties >= 0) {
      return new ForEvent(name, List.of(), Event.BARRIER, parties, true);
    }
    Event event =
        thing == waiter.waitsFor && waiter.missedSignal() ? Event.LOST_SIGNAL : Event.OTHER;
    return new ForEvent(name, List.of(), event, 0, false);
  }
}
