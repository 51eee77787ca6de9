package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.SuppressedRow;
import dev.threadlint.reports.html.Page.UnseenRow;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Observed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tracer did not see, and which cycles it did not call findings. */
final class Unseen {
  private static final int MOST_DETAILS = 20;

  private final Observed observed;
  private final Speech speech;

  Unseen(Observed observed, Speech speech) {
    this.observed = observed;
    this.speech = speech;
  }

  List<UnseenRow> rows() {
    Map<String, List<BlindSpot>> byId = new LinkedHashMap<>();
    for (BlindSpot blind : observed.blindSpots()) {
      List<BlindSpot> known = byId.get(blind.id());
      if (known == null) {
        known = new ArrayList<>();
        byId.put(blind.id(), known);
      }
      known.add(blind);
    }
    List<UnseenRow> rows = new ArrayList<>();
    for (Map.Entry<String, List<BlindSpot>> entry : byId.entrySet()) {
      rows.add(row(entry.getKey(), entry.getValue()));
    }
    return rows;
  }

  private UnseenRow row(String id, List<BlindSpot> blind) {
    long count = 0;
    List<String> details = new ArrayList<>();
    for (BlindSpot each : blind) {
      count += Math.max(1, each.count());
      if (!each.detail().isEmpty()) {
        details.add(Visible.of(each.detail()));
      }
    }
    int shown = Math.min(MOST_DETAILS, details.size());
    String more = details.size() > shown ? "+ " + Words.grouped(details.size() - shown) : "";
    return new UnseenRow(
        speech.named("blind", id), details.subList(0, shown), more, Words.grouped(count));
  }

  List<SuppressedRow> suppressed() {
    List<SuppressedRow> rows = new ArrayList<>();
    for (Map.Entry<String, Long> each : new TreeMap<>(observed.suppressed()).entrySet()) {
      Both reason = speech.named("suppressed", each.getKey());
      rows.add(new SuppressedRow(reason, Words.grouped(each.getValue())));
    }
    return rows;
  }
}
