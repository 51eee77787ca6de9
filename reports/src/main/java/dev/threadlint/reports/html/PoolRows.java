package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.PoolRow;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.PoolMeasure;
import java.util.ArrayList;
import java.util.List;

/** How long tasks waited in the queues of pools, and ran. */
final class PoolRows {
  private static final int MOST = 20;

  private PoolRows() {}

  static List<PoolRow> of(List<PoolMeasure> pools, Speech speech) {
    List<PoolRow> rows = new ArrayList<>();
    for (PoolMeasure pool : pools) {
      if (rows.size() < MOST) {
        rows.add(row(pool, speech));
      }
    }
    return rows;
  }

  private static PoolRow row(PoolMeasure pool, Speech speech) {
    boolean bounded = pool.maxWorkers() != Integer.MAX_VALUE;
    String workers = pool.peakWorkers() + " / " + (bounded ? pool.maxWorkers() : "\u221e");
    List<Both> times = new ArrayList<>();
    add(pool.queued(), times, speech);
    add(pool.ran(), times, speech);
    times.add(pool.cpuNanos() < 0 ? Both.words("", "") : speech.span(pool.cpuNanos()));
    return new PoolRow(
        Visible.of(WaitRows.simple(pool.className()), 80),
        pool.pools() > 1 ? Words.grouped(pool.pools()) : "",
        WaitRows.place(pool.stack()),
        workers,
        Words.grouped(pool.tasks()),
        times);
  }

  private static void add(Durations durations, List<Both> times, Speech speech) {
    if (durations.isEmpty()) {
      times.addAll(List.of(Both.words("", ""), Both.words("", "")));
    } else {
      times.add(speech.span(durations.percentile(50)));
      times.add(speech.span(durations.percentile(99)));
    }
  }
}
