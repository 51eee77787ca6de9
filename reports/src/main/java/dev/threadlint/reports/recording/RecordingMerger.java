package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ReportOrder;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.SuppressedCycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one recording of many, one after the other: what it keeps grows with what is different, not
 * with how many there are.
 */
public final class RecordingMerger {
  private static final int MOST_FINDINGS = 10_000;
  private static final int MOST_NAMES = 5;
  private static final ReportOrder ORDER = new ReportOrder();

  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, SuppressedCycle> suppressed = new LinkedHashMap<>();
  private final MeasuresSum measures = new MeasuresSum();
  private final ObservedSum observed = new ObservedSum();
  private final JoinedLockOrders lockOrders = new JoinedLockOrders();
  private final Set<String> programs = new LinkedHashSet<>();
  private final Set<String> jdks = new LinkedHashSet<>();
  private final Set<String> systems = new LinkedHashSet<>();
  private @Nullable RunHeader first;
  private long started = Long.MAX_VALUE;
  private boolean truncated;
  private int runs;

  /** Adds a run. */
  public void add(RecordedRun run) {
    lockOrders.add(runs, run.lockOrders());
    add(run.recording());
  }

  private void add(Recording recording) {
    runs++;
    RunHeader header = recording.header();
    if (first == null) {
      first = header;
    }
    addName(header.program(), programs);
    addName(header.jdk(), jdks);
    addName(header.os(), systems);
    started = Math.min(started, header.startedMillis());
    truncated |= recording.truncated();
    observed.add(recording.observed());
    measures.add(recording.measures());
    for (Finding finding : recording.findings()) {
      add(finding);
    }
    for (SuppressedCycle each : recording.suppressed()) {
      if (suppressed.size() < MOST_FINDINGS) {
        suppressed.putIfAbsent(each.reason() + each.cycle().fingerprint(), each);
      }
    }
  }

  private static void addName(String name, Set<String> names) {
    if (names.size() < MOST_NAMES) {
      names.add(name);
    } else if (!names.contains(name)) {
      names.add("\u2026");
    }
  }

  private void add(Finding finding) {
    String key = key(finding);
    Finding before = findings.get(key);
    if (before != null) {
      findings.put(key, merged(before, finding));
    } else if (findings.size() < MOST_FINDINGS) {
      findings.put(key, finding);
    }
  }

  static String key(Finding finding) {
    return finding.rule() + finding.fingerprint();
  }

  /** The more certain of the two, met as often as both. */
  static Finding merged(Finding one, Finding other) {
    Severity severity = min(one.severity(), other.severity());
    Confidence confidence = min(one.confidence(), other.confidence());
    boolean keep = one.severity() == severity && one.confidence() == confidence;
    long count = (long) one.count() + other.count();
    return (keep ? one : other).withCount((int) Math.min(Integer.MAX_VALUE, count));
  }

  private static <E extends Enum<E>> E min(E one, E other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** How many runs were added. */
  public int runs() {
    return runs;
  }

  /** What they come to; one alone is as it was. */
  public Recording merged() {
    RunHeader header = first;
    if (header == null) {
      throw new IllegalStateException("no recording was added");
    }
    Map<String, Finding> all = new LinkedHashMap<>(findings);
    // A run that saw both orders knows more.
    lockOrders.findings().forEach(found -> all.putIfAbsent(key(found), found));
    List<Finding> ordered = new ArrayList<>(all.values());
    ordered.sort(ORDER);
    if (runs > 1) {
      header =
          new RunHeader(
              header.tool(),
              String.join(", ", programs),
              0,
              String.join(", ", jdks),
              String.join(", ", systems),
              started);
    }
    List<SuppressedCycle> still = new ArrayList<>(suppressed.values());
    still.removeIf(each -> all.containsKey(key(each.cycle())));
    return new Recording(
        header, ordered, observed.sum(runs), measures.sum(), Course.UNKNOWN, still, truncated);
  }
}
