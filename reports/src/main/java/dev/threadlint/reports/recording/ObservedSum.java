package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several runs showed, taken together: a rule was judged if one run judged it. */
final class ObservedSum {
  private static final int MOST_BLIND_SPOTS = 200;

  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Long> suppressed = new HashMap<>();
  private final Map<String, BlindSpot> blindSpots = new LinkedHashMap<>();
  private final Map<String, String> notJudged = new HashMap<>();
  private final Set<String> off = new HashSet<>();
  private long elapsedMillis;
  private boolean complete = true;
  private boolean any;

  void add(Observed observed) {
    observed.counters().forEach((name, count) -> counters.merge(name, count, Long::sum));
    observed.suppressed().forEach((reason, count) -> suppressed.merge(reason, count, Long::sum));
    for (BlindSpot blind : observed.blindSpots()) {
      addBlindSpot(blind);
    }
    if (any) {
      Set<String> unjudged = new HashSet<>(observed.rulesOff());
      unjudged.addAll(observed.rulesNotJudged().keySet());
      notJudged.keySet().retainAll(unjudged);
      off.retainAll(unjudged);
    } else {
      notJudged.putAll(observed.rulesNotJudged());
      off.addAll(observed.rulesOff());
    }
    any = true;
    elapsedMillis += observed.elapsedMillis();
    complete &= observed.complete();
  }

  private void addBlindSpot(BlindSpot blind) {
    String key = blind.id() + '\n' + blind.detail();
    BlindSpot before = blindSpots.get(key);
    if (before != null) {
      long count = before.count() + blind.count();
      blindSpots.put(key, new BlindSpot(blind.id(), blind.detail(), count));
    } else if (blindSpots.size() < MOST_BLIND_SPOTS) {
      blindSpots.put(key, blind);
    }
  }

  Observed sum(int runs) {
    Map<String, Long> all = new HashMap<>(counters);
    if (runs > 1) {
      all.merge(Observed.RUNS, (long) runs, Math::max);
    }
    List<String> rulesOff = new ArrayList<>(off);
    rulesOff.sort(null);
    return new Observed(
        all,
        suppressed,
        rulesOff,
        notJudged,
        List.copyOf(blindSpots.values()),
        elapsedMillis,
        complete);
  }
}
