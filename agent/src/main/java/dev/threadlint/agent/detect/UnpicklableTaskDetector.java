package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.NotSent.Way;
import dev.threadlint.agent.fact.NotSentRead;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.ThreadStarts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task of a pool, or an item of a queue, could not travel to another process, and the program
 * does not know: the queue dropped it, or nobody asked how the task went.
 *
 * <p>Of a map each chunk fails for itself, and the program is told of one: so whoever has read one
 * failure of a place knows of all.
 */
final class UnpicklableTaskDetector extends Detector {
  static final String RULE = "unpicklable-task";

  private static final int MOST = 10_000;

  private final Tally tally = new Tally(RULE);
  private final ThreadStarts starts;
  private final Map<Integer, Sites> places = new Bounded<>(MOST);
  private final Map<Sites, NotSent> first = new LinkedHashMap<>();
  private final Map<Sites, Integer> unread = new LinkedHashMap<>();
  private final Map<Sites, Boolean> read = new Bounded<>(MOST);

  UnpicklableTaskDetector(ThreadStarts starts) {
    this.starts = starts;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onNotSent(NotSent fact, Findings findings) {
    NotSent told = Sendings.byProgram(fact, starts);
    if (told == null || Sendings.isSharedThing(told)) {
      return;
    }
    Sites sites = Sendings.sites(told);
    if (told.way() == Way.QUEUE) {
      tally.meet(sites, Sendings.describe(told), told.nanos(), findings);
    } else if (told.way() == Way.POOL && first.size() < MOST) {
      places.put(told.number(), sites);
      first.putIfAbsent(sites, told);
      unread.merge(sites, 1, Integer::sum);
    }
  }

  @Override
  void onNotSentRead(NotSentRead fact, Findings findings) {
    Sites sites = places.remove(fact.number());
    if (sites != null) {
      read.put(sites, true);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    unread.forEach(
        (sites, count) -> {
          NotSent one = first.get(sites);
          if (one != null && !read.containsKey(sites)) {
            tally.meet(sites, Sendings.describe(one), one.nanos(), findings);
            for (int i = 1; i < count; i++) {
              tally.meetAgain(sites, findings);
            }
          }
        });
    tally.tellAll(findings);
  }
}
