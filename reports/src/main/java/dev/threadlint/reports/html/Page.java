package dev.threadlint.reports.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on the page.
 *
 * @param program which program ran
 * @param subtitle where and when
 * @param title of the browser's window
 * @param verdict how the run came out
 * @param alarms what would make the reader trust the run less
 * @param counters what was seen
 * @param legend what the words of a finding mean
 * @param articles the findings
 * @param more how many findings have no room
 * @param severities how many findings there are of each severity that occurs
 * @param graph which locks were taken inside which
 * @param lanes what the threads were doing
 * @param waits how long threads waited for locks and for each other
 * @param pools how long tasks waited and ran
 * @param rules what was checked
 * @param unseen what was not seen
 * @param suppressed cycles that are no findings
 * @param environment where it ran
 * @param tool version of Threadlint
 * @param assets style and script
 * @param labels the words of the page itself
 */
public record Page(
    String program,
    Both subtitle,
    String title,
    Both verdict,
    List<Both> alarms,
    List<Counter> counters,
    List<Fact> legend,
    List<Article> articles,
    List<Both> more,
    List<Severities> severities,
    LockGraph graph,
    ThreadLanes lanes,
    List<WaitRow> waits,
    List<PoolRow> pools,
    List<RuleRow> rules,
    List<UnseenRow> unseen,
    List<SuppressedRow> suppressed,
    List<Fact> environment,
    String tool,
    Assets assets,
    Labels labels) {

  /** A number that was counted, and what was counted. */
  public record Counter(Both text) {}

  /** How many findings of a severity. */
  public record Severities(String level, Both text) {}

  /** A rule and how it came out; {@code state} is a class of the style sheet. */
  public record RuleRow(String id, String state, Both result, Both summary, String cwe) {}

  /**
   * How long threads waited for one thing at one place.
   *
   * @param name what they waited for
   * @param kind which sort of thing
   * @param place where they asked
   * @param count how often
   * @param times half of them at most, 99 of 100 at most, the longest, all together
   * @param nanos the same for the script: some percentiles, and the longest; null if there were too
   *     few waits for a curve
   * @param heldBy who kept them waiting
   */
  public record WaitRow(
      String name,
      Both kind,
      String place,
      String count,
      List<Both> times,
      @Nullable String nanos,
      List<String> heldBy) {}

  /**
   * A pool.
   *
   * @param name its class
   * @param count how many such pools, if not one
   * @param place where it was made
   * @param workers how many worked at once, and may
   * @param tasks how many it ran
   * @param times queued, half and 99 of 100 at most; run, the same; processor time
   */
  public record PoolRow(
      String name, String count, String place, String workers, String tasks, List<Both> times) {}

  /** Something that was not seen. */
  public record UnseenRow(Both what, List<String> which, String more, String count) {}

  /** Lock-order cycles that are no findings. */
  public record SuppressedRow(Both reason, String count) {}

  /** A name and its value. */
  public record Fact(Both name, Both value) {}
}
