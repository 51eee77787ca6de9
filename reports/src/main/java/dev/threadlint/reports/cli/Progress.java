package dev.threadlint.reports.cli;

import java.io.PrintWriter;
import java.util.Map;

/** Tells a waiting person how far a long command is; says nothing where nobody waits. */
final class Progress {
  // A few recordings are read before anyone has looked.
  private static final int FEW = 20;

  private final PrintWriter terminal;
  private final int total;
  private final boolean shown;
  private int done;

  private Progress(PrintWriter terminal, int total, boolean shown) {
    this.terminal = terminal;
    this.total = total;
    this.shown = shown;
  }

  /** For that many files; quiet in a build, in a pipe, and for a few. */
  static Progress of(int total, PrintWriter err, boolean isTerminal, Map<String, String> env) {
    boolean build = env.containsKey("CI") || env.containsKey("GITHUB_ACTIONS");
    return new Progress(err, total, isTerminal && !build && total > FEW);
  }

  /** One more is done. */
  void step() {
    done++;
    if (shown) {
      terminal.print("\r" + done + " / " + total);
      terminal.flush();
    }
  }

  /** Leaves nothing behind on the terminal. */
  void end() {
    if (shown) {
      terminal.print("\r" + " ".repeat(3 + 2 * Integer.toString(total).length()) + "\r");
      terminal.flush();
    }
  }
}
