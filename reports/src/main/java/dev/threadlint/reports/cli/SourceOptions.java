package dev.threadlint.reports.cli;

import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.source.SourceTree;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the sources are, for formats that name files. */
final class SourceOptions {
  @Option(
      names = "--sources",
      paramLabel = "DIRS",
      description =
          "Source folders, separated as in a class path, for sarif and github;"
              + " default: every src/main/java and src/test/java below this folder.")
  private @Nullable String sources;

  SourceTree tree() {
    String named = sources;
    if (named == null || named.isBlank()) {
      return SourceTree.below(Path.of(""));
    }
    List<Path> roots = new ArrayList<>();
    for (String root : named.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!root.isBlank()) {
        roots.add(Path.of(root.trim()));
      }
    }
    return SourceTree.of(Path.of(""), roots);
  }

  /** Says for how many findings no file was found, for a reader may drop those. */
  static void tellUnplaced(GateResult gate, SourceTree tree, PrintWriter err) {
    long unplaced =
        gate.findings().stream()
            .filter(judged -> tree.site(judged.finding().steps()).isEmpty())
            .count();
    if (unplaced > 0) {
      err.println(
          unplaced
              + " of "
              + gate.findings().size()
              + " findings have no file among the sources, and GitHub cannot show them there;"
              + " name source folders with --sources.");
      err.flush();
    }
  }
}
