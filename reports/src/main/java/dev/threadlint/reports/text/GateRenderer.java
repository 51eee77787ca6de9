package dev.threadlint.reports.text;

import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.gate.Suppression;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes for a console what a build makes of a run: what is new, and what to tidy up. */
public final class GateRenderer {
  private static final int MOST_FINDINGS = 10;

  private final RuleCatalog catalog;

  /** Speaks with the texts of that catalog. */
  public GateRenderer(RuleCatalog catalog) {
    this.catalog = catalog;
  }

  /** The counts, the new findings, and what no longer has a use. */
  public void render(Recording recording, GateResult gate, TextOptions options, Appendable out)
      throws IOException {
    Words common = Words.of(options.language());
    Words words = GateWords.of(options.language());
    List<String> lines = new ArrayList<>();
    String counts = String.join(common.get("join.names"), GateWords.counts(gate, words));
    String time = common.time(recording.observed().elapsedMillis());
    lines.add("threadlint: " + words.fill("gate.in", "counts", counts, "time", time));
    addNew(gate, common, words, options, lines);
    addRemarks(gate, words, options, lines);
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }

  private void addNew(
      GateResult gate, Words common, Words words, TextOptions options, List<String> lines) {
    List<Finding> found = gate.of(Standing.NEW);
    for (Finding finding : found.subList(0, Math.min(MOST_FINDINGS, found.size()))) {
      FindingText text = FindingText.of(finding, catalog, common);
      lines.add("");
      lines.addAll(new FindingBlock(finding, text, common, options).lines());
    }
    if (found.size() > MOST_FINDINGS) {
      lines.add("");
      lines.add("  " + words.count("gate.more", found.size() - (long) MOST_FINDINGS));
    }
    if (!found.isEmpty()) {
      lines.add("");
    }
  }

  /** One finding, and which line accepts it. */
  public void explain(
      JudgedFinding judged, String baselineFile, TextOptions options, Appendable out)
      throws IOException {
    Words common = Words.of(options.language());
    FindingText text = FindingText.of(judged.finding(), catalog, common);
    List<String> lines =
        new ArrayList<>(new FindingBlock(judged.finding(), text, common, options).lines());
    lines.add("");
    String standing = standing(judged, baselineFile, GateWords.of(options.language()));
    for (String line : Columns.wrapped(standing, options.width() - 2)) {
      lines.add("  " + line);
    }
    lines.add("");
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }

  private static String standing(JudgedFinding judged, String baselineFile, Words words) {
    Suppression line = judged.suppression();
    Frame frame = judged.frame();
    if (line != null && frame != null) {
      return words.fill(
          "gate.suppressed-by",
          "key",
          line.key(),
          "frame",
          Visible.of(frame.toString()),
          "because",
          Visible.of(line.because()));
    }
    return judged.standing() == Standing.KNOWN
        ? words.fill("gate.is-known", "file", baselineFile)
        : words.get("gate.is-new");
  }

  private static void addRemarks(
      GateResult gate, Words words, TextOptions options, List<String> lines) {
    List<String> remarks = new ArrayList<>();
    if (!gate.complete()) {
      remarks.add(words.get("gate.incomplete"));
    }
    for (Suppression line : gate.unused()) {
      String text = Visible.of(line.toString());
      remarks.add(words.fill("gate.unused", "key", line.key(), "line", text));
    }
    if (gate.notMet() > 0) {
      remarks.add(words.count("gate.not-met", gate.notMet()));
    }
    if (!gate.withBaseline() && !gate.of(Standing.NEW).isEmpty()) {
      remarks.add(words.get("gate.no-baseline"));
    }
    for (String remark : remarks) {
      String indent = "  ";
      for (String line : Columns.wrapped(remark, options.width() - 4)) {
        lines.add(indent + line);
        indent = "    ";
      }
    }
  }
}
