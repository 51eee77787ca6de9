package dev.threadlint.agent.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds threads of several processes that wait for each other in a circle. One circle is told once,
 * and only if it was there at the look before, too: each of its threads in the very same wait.
 */
final class ProcessCircles {
  private static final int MOST_TOLD = 1_000;

  // By the threads in the circle.
  private Map<List<Long>, List<ProcessWait>> last = Map.of();
  private final Set<List<Long>> told = new HashSet<>();

  /** Takes in a look; the circles that it confirms. */
  List<List<ProcessWait>> confirmedBy(List<ProcessWait> waits) {
    Map<List<Long>, List<ProcessWait>> now = circlesOf(waits);
    List<List<ProcessWait>> confirmed = new ArrayList<>();
    now.forEach(
        (threads, circle) -> {
          List<ProcessWait> before = last.get(threads);
          boolean same = before != null && areSame(before, circle);
          if (same && told.size() < MOST_TOLD && told.add(threads)) {
            confirmed.add(circle);
          }
        });
    last = now;
    return confirmed;
  }

  private static boolean areSame(List<ProcessWait> before, List<ProcessWait> now) {
    for (ProcessWait wait : now) {
      // Of who waits in the very same place it is known that it did nothing in between.
      if (before.stream()
          .noneMatch(one -> one.place() == wait.place() && one.needs() == wait.needs())) {
        return false;
      }
    }
    return true;
  }

  private static Map<List<Long>, List<ProcessWait>> circlesOf(List<ProcessWait> waits) {
    Map<Long, ProcessWait> byWho = new HashMap<>();
    waits.forEach(wait -> byWho.put(wait.who(), wait));
    Map<List<Long>, List<ProcessWait>> circles = new LinkedHashMap<>();
    Set<Long> seen = new HashSet<>();
    for (ProcessWait start : waits) {
      List<ProcessWait> path = new ArrayList<>();
      ProcessWait at = byWho.get(start.who());
      while (at != null && seen.add(at.who())) {
        path.add(at);
        at = byWho.get(at.needs());
      }
      // Alone nobody is in a circle: who waits for its own Lock waits for somebody to free it.
      int from = at == null ? -1 : path.indexOf(at);
      if (from >= 0 && path.size() - from > 1) {
        List<ProcessWait> circle = List.copyOf(path.subList(from, path.size()));
        circles.put(threadsOf(circle), circle);
      }
    }
    return circles;
  }

  private static List<Long> threadsOf(List<ProcessWait> circle) {
    Long[] threads = circle.stream().map(ProcessWait::who).toArray(Long[]::new);
    Arrays.sort(threads);
    return List.of(threads);
  }
}
