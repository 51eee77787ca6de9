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
      byId.computeIfAbsent(blind.id(), id -> new ArrayList<>()).add(blind);
    }
    List<UnseenRow> rows = new ArrayList<>();
    byId.forEach((id, blind) -> rows.add(row(id, blind)));
    return rows;
  }

  private UnseenRow row(String id, List<BlindSpot> blind) {
    long count = blind.stream().mapToLong(each -> Math.max(1, each.count())).sum();
    List<String> details =
        blind.stream()
            .map(BlindSpot::detail)
            .filter(detail -> !detail.isEmpty())
            .map(Visible::of)
            .toList();
    int shown = Math.min(MOST_DETAILS, details.size());
    String more = details.size() > shown ? "+ " + Words.grouped(details.size() - shown) : "";
    return new UnseenRow(
        speech.say(words -> words.named("blind", id)),
        details.subList(0, shown),
        more,
        Words.grouped(count));
  }

  List<SuppressedRow> suppressed() {
    List<SuppressedRow> rows = new ArrayList<>();
    new TreeMap<>(observed.suppressed())
        .forEach(
            (reason, count) ->
                rows.add(
                    new SuppressedRow(
                        speech.say(words -> words.named("suppressed", reason)),
                        Words.grouped(count))));
    return rows;
  }
}
