package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Speech.Telling;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each thread of a finding asked for the lock that another one holds, ready to be drawn.
 *
 * @param height of the drawing
 * @param sentence what it shows, for those who do not see it
 * @param apart how far apart the first and the last of them are
 * @param points a thread each
 */
public record Moments(int height, Both sentence, Both apart, List<Point> points) {
  /** Of the drawing. */
  public static final int WIDTH = 420;

  private static final int LEFT = 120;
  private static final int RIGHT = 30;
  private static final int ROW = 34;
  private static final String TIMES = "askedMicros";

  /**
   * What one thread did, and when.
   *
   * @param thread its name
   * @param label the same, short enough for the drawing
   * @param x where in the drawing
   * @param y where in the drawing
   * @param held what it held
   * @param wanted what it asked for
   * @param at when, after the start
   */
  public record Point(
      String thread, String label, int x, int y, String held, String wanted, Both at) {}

  /** Where the lines end. */
  public int end() {
    return WIDTH - RIGHT;
  }

  /** Where the first of the points lies. */
  public int firstX() {
    int first = WIDTH;
    for (Point point : points) {
      first = Math.min(first, point.x());
    }
    return first;
  }

  /** Where the last of the points lies. */
  public int lastX() {
    int last = 0;
    for (Point point : points) {
      last = Math.max(last, point.x());
    }
    return last;
  }

  /** Between the two. */
  public int middleX() {
    return (firstX() + lastX()) / 2;
  }

  /** Where the lines begin. */
  public int start() {
    return LEFT;
  }

  /** Null if the times are not known. */
  static @Nullable Moments of(Finding finding, Telling telling, Speech speech) {
    long[] micros = micros(finding.values().get(TIMES));
    if (micros.length < 2 || micros.length != finding.threads().size()) {
      return null;
    }
    long first = Long.MAX_VALUE;
    long last = 0;
    for (long each : micros) {
      first = Math.min(first, each);
      last = Math.max(last, each);
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < micros.length; i++) {
      double share = last == first ? 0.5 : (double) (micros[i] - first) / (last - first);
      int x = LEFT + 24 + (int) (share * (WIDTH - LEFT - RIGHT - 48));
      Point point = point(finding, i, telling, x, seconds(micros[i], speech));
      if (point == null) {
        return null;
      }
      points.add(point);
    }
    Both apart = speech.span((last - first) * 1_000);
    return new Moments(
        ROW * points.size() + 34, speech.about("page.when.sentence", "span", apart), apart, points);
  }

  /** To a tenth of a millisecond, for that is what tells the threads apart. */
  private static Both seconds(long micros, Speech speech) {
    String tenths = Long.toString(micros / 100 % 10_000 + 10_000).substring(1);
    return speech.fill("time.s", "n", micros / 1_000_000 + "." + tenths);
  }

  private static @Nullable Point point(
      Finding finding, int number, Telling telling, int x, Both at) {
    ThreadRef thread = finding.threads().get(number);
    LockRef held = lock(finding, thread, Action.HOLDS);
    LockRef wanted = lock(finding, thread, Action.WANTS);
    if (held == null || wanted == null) {
      return null;
    }
    String name = telling.english().names().of(thread);
    return new Point(
        name,
        CycleDrawing.shortened(name, 14),
        x,
        ROW * number + 26,
        telling.english().names().of(held),
        telling.english().names().of(wanted),
        at);
  }

  private static @Nullable LockRef lock(Finding finding, ThreadRef thread, Action action) {
    for (Step step : finding.steps()) {
      if (step.action() == action && step.thread().id() == thread.id()) {
        return step.lock();
      }
    }
    return null;
  }

  private static long[] micros(@Nullable String text) {
    if (text == null) {
      return new long[0];
    }
    String[] parts = text.split(" ", -1);
    long[] micros = new long[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        micros[i] = Long.parseLong(parts[i]);
      }
    } catch (NumberFormatException e) {
      return new long[0];
    }
    return micros;
  }
}
