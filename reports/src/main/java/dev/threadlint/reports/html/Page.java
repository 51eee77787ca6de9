package dev.threadlint.reports.html;

import java.util.List;

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

  /** Something that was not seen. */
  public record UnseenRow(Both what, List<String> which, String more, String count) {}

  /** Lock-order cycles that are no findings. */
  public record SuppressedRow(Both reason, String count) {}

  /** A name and its value. */
  public record Fact(Both name, Both value) {}
}
