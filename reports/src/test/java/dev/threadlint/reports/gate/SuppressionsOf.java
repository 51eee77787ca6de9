package dev.threadlint.reports.gate;

import dev.threadlint.reports.rule.RuleCatalog;
import java.util.List;

/** Suppressions for the tests of other packages. */
public final class SuppressionsOf {
  private SuppressionsOf() {}

  public static Suppressions line(String text) {
    return new Suppressions(List.of(Suppression.parse("suppress.1", text, RuleCatalog.ids())));
  }
}
