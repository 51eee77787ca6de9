package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long threads waited for others to end, by place; only the latest of many. */
final class JoinWaitTable {
  private static final int MAX_PLACES = 256;
  private static final int MOST_TOLD = 64;

  private final Map<String, Place> places = new Bounded<>(MAX_PLACES);

  private record Place(StackTrace stack, String target, Histogram waits) {}

  void returned(JoinReturned fact, JoinRequested join) {
    Frame site = join.stack().site();
    if (site != null && join.state() == JoinRequested.TargetState.ALIVE) {
      Place place =
          places.computeIfAbsent(
              site.toString(),
              key -> new Place(join.stack(), fact.target().name(), Durations.empty()));
      Durations.add(place.waits, fact.nanos() - join.nanos(), 1);
    }
  }

  /** What was measured, those first that cost most. */
  List<JoinMeasure> measures() {
    List<JoinMeasure> all = new ArrayList<>();
    for (Place place : places.values()) {
      all.add(new JoinMeasure(place.stack, place.target, Durations.of(place.waits)));
    }
    all.sort(Comparator.comparingLong((JoinMeasure join) -> -join.waits().total()));
    return all.subList(0, Math.min(MOST_TOLD, all.size()));
  }
}
