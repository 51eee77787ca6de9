package dev.threadlint.reports.model;

import java.util.Comparator;

/** Worst first: severity, then confidence, then count; after that by name, to be stable. */
public final class ReportOrder implements Comparator<Finding> {
  @Override
  public int compare(Finding a, Finding b) {
    int order = a.severity().compareTo(b.severity());
    if (order == 0) {
      order = a.confidence().compareTo(b.confidence());
    }
    if (order == 0) {
      order = Integer.compare(b.count(), a.count());
    }
    if (order == 0) {
      order = a.rule().compareTo(b.rule());
    }
    return order != 0 ? order : a.fingerprint().compareTo(b.fingerprint());
  }
}
