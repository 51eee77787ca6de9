package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;

/** The waits and pools that cost most; the page and JSON have the others. */
final class MeasureLines {
  private static final int MOST = 3;

  // What costs less together nobody would look for.
  private static final long LEAST_NANOS = 100_000_000;

  private final Measures measures;
  private final Words words;

  MeasureLines(Measures measures, Words words) {
    this.measures = measures;
    this.words = words;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (LockMeasure lock : measures.locks().stream().limit(MOST).toList()) {
      if (lock.waits().total() >= LEAST_NANOS) {
        lines.add(lock(lock));
      }
    }
    for (JoinMeasure join : measures.joins().stream().limit(MOST).toList()) {
      if (join.waits().total() >= LEAST_NANOS) {
        lines.add(
            waits("text.waits.join", Visible.of(join.target(), 80), join.stack(), join.waits()));
      }
    }
    for (PoolMeasure pool : measures.pools().stream().limit(MOST).toList()) {
      if (pool.tasks() > 0 && !pool.ran().isEmpty()) {
        lines.add(pool(pool));
      }
    }
    return lines;
  }

  private String lock(LockMeasure lock) {
    String line = waits("text.waits.lock", name(lock.lock()), lock.stack(), lock.waits());
    if (lock.heldBy().isEmpty()) {
      return line;
    }
    LockMeasure.Holder holder = lock.heldBy().get(0);
    return line + words.fill("text.waits.held", "thread", Visible.of(holder.thread(), 80));
  }

  private String waits(String key, String what, StackTrace stack, Durations waits) {
    return words.fill(
        key,
        "what",
        what,
        "place",
        place(stack),
        "n",
        Words.grouped(waits.count()),
        "half",
        words.span(waits.percentile(50)),
        "most",
        words.span(waits.percentile(99)),
        "longest",
        words.span(waits.max()));
  }

  private String pool(PoolMeasure pool) {
    return words.fill(
        "text.pool",
        "place",
        pool.stack().frames().isEmpty() ? simple(pool.className()) : place(pool.stack()),
        "n",
        Words.grouped(pool.tasks()),
        "queued",
        words.span(pool.queued().percentile(50)),
        "queuedMost",
        words.span(pool.queued().percentile(99)),
        "ran",
        words.span(pool.ran().percentile(50)),
        "ranMost",
        words.span(pool.ran().percentile(99)));
  }

  private static String name(LockRef lock) {
    String field = lock.name();
    return field == null ? simple(lock.typeName()) : Visible.of(field, 80);
  }

  private static String simple(String className) {
    return Visible.of(className.substring(className.lastIndexOf('.') + 1), 80);
  }

  private static String place(StackTrace stack) {
    Frame site = stack.site();
    return site == null ? "?" : Visible.of(site.location(), 80);
  }
}
