package dev.threadlint.reports.html;

import java.util.List;

/**
 * What one thread of a finding did.
 *
 * @param thread its name
 * @param traits that it is a daemon, that it is virtual
 * @param deeds what it did, the innermost first
 */
public record Side(Both thread, List<Both> traits, List<Deed> deeds) {

  /**
   * One thing that it did.
   *
   * @param action did what, as a class of the style sheet
   * @param verb did what
   * @param object to what
   * @param isLock whether that is a lock
   * @param mode in which mode, if that matters
   * @param stack where
   */
  public record Deed(
      String action,
      Both verb,
      String object,
      boolean isLock,
      List<Both> mode,
      FoldedStack stack) {}
}
