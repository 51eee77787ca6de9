package dev.threadlint.agent.detect;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one rule, one for each set of code sites, and how often each was met.
 *
 * <p>A finding is reported when it is met for the first, second, fourth, eighth time and so on, and
 * once more at the end of the run. Beyond a bound new ones are not taken in.
 */
final class Tally {
  private static final int MAX_FINDINGS = 1_000;

  private final String rule;
  private final Map<Sites, Entry> entries = new LinkedHashMap<>();

  Tally(String rule) {
    this.rule = rule;
  }

  /** What is known of a defect; its values may be changed. */
  @Nullable FindingDraft draft(Sites sites) {
    Entry entry = entries.get(sites);
    return entry == null ? null : entry.draft;
  }

  /** Meets a defect; the draft is used if it is new. */
  void meet(Sites sites, FindingDraft draft, long nanos, Findings findings) {
    if (!entries.containsKey(sites) && entries.size() < MAX_FINDINGS) {
      entries.put(sites, new Entry(draft, Fingerprint.of(rule, sites.all()), nanos));
    }
    meetAgain(sites, findings);
  }

  /** Meets a known defect. */
  void meetAgain(Sites sites, Findings findings) {
    Entry entry = entries.get(sites);
    if (entry != null) {
      entry.count++;
      entry.changed = true;
      if (Integer.bitCount(entry.count) == 1) {
        report(entry, findings);
      }
    }
  }

  /** Tells a known defect anew, without meeting it. */
  void replace(Sites sites, FindingDraft draft, Findings findings) {
    Entry entry = entries.get(sites);
    if (entry != null) {
      entry.draft = draft;
      report(entry, findings);
    }
  }

  /** Reports what has changed since it was reported. */
  void tellAll(Findings findings) {
    for (Entry entry : entries.values()) {
      if (entry.changed) {
        report(entry, findings);
      }
    }
  }

  private void report(Entry entry, Findings findings) {
    Finding finding = entry.draft.finding(rule, entry.fingerprint, entry.nanos);
    findings.report(finding.withCount(entry.count));
    entry.changed = false;
  }

  private static final class Entry {
    private final String fingerprint;
    private final long nanos;
    private FindingDraft draft;
    private int count;
    private boolean changed = true;

    Entry(FindingDraft draft, String fingerprint, long nanos) {
      this.draft = draft;
      this.fingerprint = fingerprint;
      this.nanos = nanos;
    }
  }
}
