package dev.threadlint.agent;

import dev.threadlint.agent.detect.Detectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules are judged.
 *
 * @param off those that are switched off
 */
record RulesJudged(Set<String> off) {

  List<String> sortedOff() {
    List<String> rulesOff = new ArrayList<>(off);
    rulesOff.sort(null);
    return rulesOff;
  }

  /** Those that cannot be judged, with the reason's id. */
  static Map<String, String> notJudged(boolean broken) {
    Map<String, String> reasons = new HashMap<>();
    if (broken) {
      for (String rule : Detectors.rules()) {
        reasons.put(rule, "tracer-failed");
      }
    }
    return reasons;
  }
}
