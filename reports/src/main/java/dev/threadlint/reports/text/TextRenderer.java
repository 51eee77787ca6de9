package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.rule.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a person reads on a console. */
public final class TextRenderer {
  private static final int MOST_FINDINGS = 5;

  private final RuleCatalog catalog;

  /** Speaks with the texts of that catalog. */
  public TextRenderer(RuleCatalog catalog) {
    this.catalog = catalog;
  }

  /** The end of a run: how it came out, the worst findings, and where to read on. */
  public void verdict(Recording recording, TextOptions options, Appendable out) throws IOException {
    Words words = Words.of(options.language());
    Verdict verdict = Verdict.of(recording, catalog);
    var observed = new ObservedLines(recording, verdict, words);
    List<String> lines =
        verdict.isClean()
            ? clean(recording, observed, words, options)
            : found(recording, verdict, observed, words, options);
    write(lines, out);
  }

  /** The lock-order cycles that were seen and are no findings, and why not. */
  public void suppressed(Recording recording, TextOptions options, Appendable out)
      throws IOException {
    Words words = Words.of(options.language());
    write(new SuppressedLines(recording, catalog, words, options).lines(), out);
  }

  private static List<String> clean(
      Recording recording, ObservedLines observed, Words words, TextOptions options) {
    String time = words.time(recording.observed().elapsedMillis());
    String sentence = words.fill("verdict.in", "counts", words.get("verdict.none"), "time", time);
    String report = options.report();
    String where = report == null ? "" : " " + report;
    List<String> lines = new ArrayList<>();
    lines.add("threadlint: " + sentence + " (" + observed.shortCounters() + ")" + where);
    List<String> warnings = new ArrayList<>();
    observed.addWarnings(warnings);
    addWrapped(warnings, options, lines);
    return lines;
  }

  private List<String> found(
      Recording recording,
      Verdict verdict,
      ObservedLines observed,
      Words words,
      TextOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(recording, verdict, words, options));
    lines.add("");
    List<Finding> findings = recording.findings();
    for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      FindingText text = FindingText.of(finding, catalog, words);
      lines.addAll(new FindingBlock(finding, text, words, options).lines());
      lines.add("");
    }
    if (findings.size() > MOST_FINDINGS) {
      lines.add("  " + words.count("count.more", findings.size() - (long) MOST_FINDINGS));
      lines.add("");
    }
    addWrapped(observed.lines(), options, lines);
    addWrapped(new MeasureLines(recording.measures(), words).lines(), options, lines);
    addFiles(words, options, lines);
    return lines;
  }

  private static String headline(
      Recording recording, Verdict verdict, Words words, TextOptions options) {
    String time = words.time(recording.observed().elapsedMillis());
    String counts = String.join(words.get("join.names"), VerdictWords.counts(verdict, words));
    String left = "threadlint: " + words.fill("verdict.in", "counts", counts, "time", time);
    return Columns.spread(left, VerdictWords.clean(verdict, words), options.width());
  }

  private static void addWrapped(List<String> texts, TextOptions options, List<String> lines) {
    for (String text : texts) {
      String indent = "  ";
      for (String line : Columns.wrapped(text, options.width() - 4)) {
        lines.add(indent + line);
        indent = "    ";
      }
    }
  }

  private static void addFiles(Words words, TextOptions options, List<String> lines) {
    addFile(words.get("text.report"), options.report(), lines);
    String recording = options.recording();
    if (recording != null) {
      addFile(words.get("text.recording"), recording, lines);
      String again = "(" + words.fill("text.again", "file", recording) + ")";
      String last = lines.get(lines.size() - 1);
      if (Columns.width(last + "  " + again) <= options.width()) {
        lines.set(lines.size() - 1, last + "  " + again);
      } else {
        lines.add("             " + again);
      }
    }
  }

  private static void addFile(String label, @Nullable String file, List<String> lines) {
    if (file != null) {
      lines.add("  " + Columns.padded(label, 9) + "  " + file);
    }
  }

  /** One finding, as it stands in a verdict. */
  public void finding(Finding finding, TextOptions options, Appendable out) throws IOException {
    Words words = Words.of(options.language());
    FindingText text = FindingText.of(finding, catalog, words);
    write(new FindingBlock(finding, text, words, options).lines(), out);
  }

  /** A deadlock, said while the program hangs in it: there may be no end of the run. */
  public void urgent(Finding finding, RunHeader header, TextOptions options, Appendable out)
      throws IOException {
    Words words = Words.of(options.language());
    FindingText text = FindingText.of(finding, catalog, words);
    write(new UrgentBlock(finding, header, text, words, options).lines(), out);
  }

  private static void write(List<String> lines, Appendable out) throws IOException {
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }
}
