package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadLooks.Lane;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What threads were doing: a table, from which a script draws the lanes.
 *
 * @param stepMillis from one look to the next
 * @param looks how many there were
 * @param sentence what the lanes show, for those who do not see them
 * @param rows a thread each
 * @param more how many have no room
 */
public record ThreadLanes(
    long stepMillis, int looks, Both sentence, List<Row> rows, List<Both> more) {
  private static final int MOST = 40;
  private static final int LEAST_LOOKS = 4;

  /**
   * One thread.
   *
   * @param name what it is called
   * @param traits that it is a daemon, that it is virtual
   * @param first number of the look that saw it first
   * @param states what it did from then on: how many looks, a letter, and so on
   * @param from seconds after the start
   * @param to seconds after the start
   * @param shares parts in a hundred: ran, ran with a lock, waited, waited with a lock
   */
  public record Row(
      String name,
      List<Both> traits,
      int first,
      String states,
      String from,
      String to,
      List<String> shares) {}

  /** The lanes of a run; none if it was over too soon, or had one thread. */
  static ThreadLanes of(Recording recording, Speech speech) {
    ThreadLooks looks = recording.course().looks();
    List<Row> rows = new ArrayList<>();
    if (looks.looks() >= LEAST_LOOKS && looks.lanes().size() > 1) {
      for (Lane lane : shown(looks.lanes(), recording.findings())) {
        rows.add(row(lane, looks, speech));
      }
    }
    Both sentence =
        speech.fill(
            "page.threads.sentence",
            "n",
            Integer.toString(rows.size()),
            "looks",
            Integer.toString(looks.looks()),
            "step",
            Long.toString(looks.stepMillis()));
    int more = rows.isEmpty() ? 0 : looks.lanes().size() - rows.size() + looks.more();
    return new ThreadLanes(
        looks.stepMillis(),
        looks.looks(),
        sentence,
        rows,
        more == 0 ? List.of() : List.of(speech.count("page.threads.more", more)));
  }

  /** In the order of their starts; if there are many, those that findings name, then the first. */
  private static List<Lane> shown(List<Lane> all, List<Finding> findings) {
    if (all.size() <= MOST) {
      return all;
    }
    Set<Long> named = new HashSet<>();
    for (Finding finding : findings) {
      for (ThreadRef thread : finding.threads()) {
        named.add(thread.id());
      }
      for (Step step : finding.steps()) {
        named.add(step.thread().id());
      }
    }
    int others = MOST;
    for (Lane lane : all) {
      others -= named.contains(lane.thread().id()) ? 1 : 0;
    }
    List<Lane> shown = new ArrayList<>();
    for (Lane lane : all) {
      boolean isNamed = named.contains(lane.thread().id());
      if (shown.size() < MOST && (isNamed || others > 0)) {
        shown.add(lane);
        others -= isNamed ? 0 : 1;
      }
    }
    return shown;
  }

  private static Row row(Lane lane, ThreadLooks looks, Speech speech) {
    ThreadRef thread = lane.thread();
    List<Both> traits = new ArrayList<>();
    if (thread.virtual()) {
      traits.add(speech.text("thread.virtual"));
    } else if (thread.daemon()) {
      traits.add(speech.text("thread.daemon"));
    }
    int last = lane.first() + lane.states().length();
    return new Row(
        thread.name().isEmpty() ? "#" + thread.id() : Visible.of(thread.name(), 80),
        traits,
        lane.first(),
        runs(lane.states()),
        seconds(lane.first() * looks.stepMillis()),
        seconds(last * looks.stepMillis()),
        shares(lane.states()));
  }

  /** Such as {@code 3r12w} for three looks at which it ran and twelve at which it waited. */
  private static String runs(String states) {
    var text = new StringBuilder();
    for (int i = 0; i < states.length(); ) {
      int end = i + 1;
      while (end < states.length() && states.charAt(end) == states.charAt(i)) {
        end++;
      }
      char state = states.charAt(i);
      text.append(end - i).append(state == ThreadLooks.UNSEEN ? '-' : state);
      i = end;
    }
    return text.toString();
  }

  private static List<String> shares(String states) {
    char[] kinds = {
      ThreadLooks.RUNS, ThreadLooks.RUNS_HOLDING, ThreadLooks.WAITS, ThreadLooks.WAITS_HOLDING
    };
    int[] counts = new int[kinds.length];
    int seen = 0;
    for (int i = 0; i < states.length(); i++) {
      for (int k = 0; k < kinds.length; k++) {
        if (states.charAt(i) == kinds[k]) {
          counts[k]++;
          seen++;
        }
      }
    }
    List<String> shares = new ArrayList<>();
    for (int count : counts) {
      shares.add(Math.round(100f * count / Math.max(1, seen)) + " %");
    }
    return shares;
  }

  private static String seconds(long millis) {
    return millis / 1_000 + "." + millis % 1_000 / 100;
  }
}
