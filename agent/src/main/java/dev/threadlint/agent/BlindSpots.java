package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.HookFailures;
import dev.threadlint.agent.bootstrap.OrderBudget;
import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.reports.model.BlindSpot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tracer could not see; told from many threads, for classes load on all of them. */
final class BlindSpots implements Installation.Blind {
  private static final int MOST = 200;

  private final Map<String, BlindSpot> spots = new LinkedHashMap<>();

  @Override
  public void spot(String id, String detail) {
    synchronized (spots) {
      String key = id + detail;
      BlindSpot known = spots.get(key);
      if (known != null) {
        spots.put(key, new BlindSpot(id, detail, known.count() + 1));
      } else if (spots.size() < MOST) {
        spots.put(key, new BlindSpot(id, detail, 1));
      }
    }
  }

  List<BlindSpot> all() {
    List<BlindSpot> all;
    synchronized (spots) {
      all = new ArrayList<>(spots.values());
    }
    long dropped = EventQueue.dropped();
    if (dropped > 0) {
      all.add(new BlindSpot("facts-dropped", "", dropped));
    }
    long beyond = OrderBudget.beyond();
    if (beyond > 0) {
      all.add(new BlindSpot("orders-beyond-budget", "", beyond));
    }
    Throwable failure = HookFailures.first();
    if (failure != null) {
      all.add(new BlindSpot("hook-failed", where(failure), HookFailures.count()));
    }
    return all;
  }

  /** The failure's class and first frame: its message might hold data of the program. */
  private static String where(Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    return failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
  }
}
