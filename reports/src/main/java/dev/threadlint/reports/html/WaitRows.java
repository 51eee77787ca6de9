package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.WaitRow;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;

/** How long threads waited for locks and for other threads. */
final class WaitRows {
  private static final int MOST = 20;
  private static final int MOST_HOLDERS = 3;
  private static final int FOR_CURVE = 10;
  // As the script names them at the foot of its drawing.
  private static final double[] PERCENTS = {50, 75, 90, 99, 99.9};

  private final Measures measures;
  private final Speech speech;

  WaitRows(Measures measures, Speech speech) {
    this.measures = measures;
    this.speech = speech;
  }

  List<WaitRow> all() {
    List<WaitRow> rows = new ArrayList<>();
    for (LockMeasure lock : measures.locks()) {
      if (rows.size() < MOST && !lock.waits().isEmpty()) {
        rows.add(row(lock));
      }
    }
    int most = rows.size() + MOST;
    for (JoinMeasure join : measures.joins()) {
      if (rows.size() < most && !join.waits().isEmpty()) {
        Both kind = speech.text("page.waits.thread");
        rows.add(row(Visible.of(join.target(), 80), kind, join.stack(), join.waits(), List.of()));
      }
    }
    return rows;
  }

  private WaitRow row(LockMeasure lock) {
    List<String> holders = new ArrayList<>();
    for (LockMeasure.Holder holder : lock.heldBy()) {
      if (holders.size() < MOST_HOLDERS) {
        String place = place(holder.stack());
        String name = Visible.of(holder.thread(), 80);
        holders.add(place.isEmpty() ? name : name + " (" + place + ")");
      }
    }
    Both kind = lock.sampled() ? speech.text("page.waits.sampled") : speech.of(lock.lock().kind());
    return row(name(lock.lock()), kind, lock.stack(), lock.waits(), holders);
  }

  private WaitRow row(
      String name, Both kind, StackTrace stack, Durations waits, List<String> holders) {
    return new WaitRow(
        name,
        kind,
        place(stack),
        Words.grouped(waits.count()),
        List.of(
            speech.span(waits.percentile(50)),
            speech.span(waits.percentile(99)),
            speech.span(waits.max()),
            speech.span(waits.total())),
        waits.count() < FOR_CURVE ? null : nanos(waits),
        holders);
  }

  private static String nanos(Durations waits) {
    var text = new StringBuilder();
    for (double percent : PERCENTS) {
      text.append(waits.percentile(percent)).append(',');
    }
    return text.append(waits.max()).toString();
  }

  static String name(LockRef lock) {
    String name = lock.name();
    return Visible.of(name == null || name.isEmpty() ? simple(lock.typeName()) : name, 80);
  }

  static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The line to look at, or nothing. */
  static String place(StackTrace stack) {
    Frame site = stack.site();
    return site == null ? "" : Visible.of(site.location(), 80);
  }
}
