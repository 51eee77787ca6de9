package dev.threadlint.reports.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding as it stands on the page.
 *
 * @param rule the rule's id
 * @param fingerprint its permanent link
 * @param level severity as a class of the style sheet
 * @param open whether it is unfolded at first
 * @param severity in words
 * @param confidence in words
 * @param seen how often
 * @param met when it was first met
 * @param atMillis the same, since the start
 * @param text what it says
 * @param sides what each thread did
 * @param drawing of the ring of waits, if there is one
 * @param moments when it came to that, if that is known
 * @param locks which locks take part
 * @param diff how code of that kind is cured
 * @param like fingerprint of the finding that says more about the rule, if this one does not
 */
public record Article(
    String rule,
    String fingerprint,
    String level,
    boolean open,
    Both severity,
    Both confidence,
    Both seen,
    Both met,
    long atMillis,
    Prose text,
    List<Side> sides,
    @Nullable CycleDrawing drawing,
    @Nullable Moments moments,
    List<Lock> locks,
    List<LineDiff> diff,
    @Nullable String like) {

  /**
   * What a finding says.
   *
   * @param title what happened
   * @param what who, what, in this run
   * @param why why that is bad
   * @param fix how to cure it
   */
  public record Prose(Both title, Both what, Both why, Both fix) {}

  /**
   * A lock that takes part.
   *
   * @param name what it is called
   * @param kind which sort
   * @param className its class
   */
  public record Lock(String name, Both kind, String className) {}
}
