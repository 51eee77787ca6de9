package dev.threadlint.agent.cases;

/** Counts the rows of one JDK. */
final class Totals {
  private final String jdk;
  private int found;
  private int toFind;
  private int silent;
  private int toBeSilent;
  private int later;
  private int wrong;

  Totals(String jdk) {
    this.jdk = jdk;
  }

  String jdk() {
    return jdk;
  }

  void add(ExpectedRow row, Judgement judged) {
    boolean right = judged.verdict().equals("ok");
    if (judged.verdict().equals("later")) {
      later++;
    } else {
      wrong += right ? 0 : 1;
      if (row.kind().equals("none")) {
        toBeSilent++;
        silent += right ? 1 : 0;
      } else {
        toFind++;
        found += right ? 1 : 0;
      }
    }
  }

  int wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    return "JDK "
        + jdk
        + ": "
        + found
        + " of "
        + toFind
        + " bugs found, "
        + silent
        + " of "
        + toBeSilent
        + " programs without one left in peace, "
        + later
        + " for later rules";
  }
}
