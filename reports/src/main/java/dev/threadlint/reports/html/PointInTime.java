package dev.threadlint.reports.html;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** When something was, for people. */
final class PointInTime {
  private PointInTime() {}

  /** Such as {@code 2026-01-31 23:59:00 UTC}. */
  static String utc(long millisSinceEpoch) {
    // Not DateTimeFormatter: it would load the data of a locale, at every exit of a traced program.
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(millisSinceEpoch, 1000L), 0, ZoneOffset.UTC);
    return time.toLocalDate()
        + " "
        + two(time.getHour())
        + ":"
        + two(time.getMinute())
        + ":"
        + two(time.getSecond())
        + " UTC";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
