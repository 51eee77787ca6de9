package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.ThreadRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where child processes were started of which a rule has not done yet, by their numbers. */
final class ChildStarts {
  private static final int MOST = 4_096;

  private final Map<Long, ProcessStarted> starts = new LinkedHashMap<>();

  void add(ProcessStarted start) {
    starts.remove(start.child().pid());
    if (starts.size() < MOST) {
      starts.put(start.child().pid(), start);
    }
  }

  @Nullable ProcessStarted of(long pid) {
    return starts.get(pid);
  }

  /** Forgets one, or all for 0. */
  void remove(long pid) {
    if (pid == 0) {
      starts.clear();
    } else {
      starts.remove(pid);
    }
  }

  /** Forgets those that a thread started. */
  void removeOf(ThreadRef thread) {
    starts.values().removeIf(start -> start.thread().id() == thread.id());
  }

  List<ProcessStarted> all() {
    return List.copyOf(starts.values());
  }

  /** Begins a finding about a child. */
  static FindingDraft describe(ProcessStarted start, FindingDraft draft) {
    draft
        .step(start.thread(), Action.STARTS, start.child().name(), start.stack())
        .value("child", start.child().label());
    Frame site = start.stack().site();
    return site == null || site.isLibrary() ? draft : draft.value("startSite", site.location());
  }
}
