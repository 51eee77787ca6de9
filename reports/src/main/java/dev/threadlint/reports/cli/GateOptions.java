package dev.threadlint.reports.cli;

import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.Suppressions;
import dev.threadlint.reports.rule.RuleCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is accepted, for every command that asks. */
final class GateOptions {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings that are accepted; default: " + Baseline.FILE + ", if it is there.")
  private @Nullable Path baseline;

  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description =
          "Properties with lines suppress.N=RULE in CLASSES because REASON;"
              + " default: threadlint.properties, if it is there.")
  private Path suppressions = OptionDefaults.FILE;

  Gate gate(FailOn failOn) {
    return new Gate(
        Files.exists(baselineFile()) || baseline != null ? Baseline.read(baselineFile()) : null,
        Suppressions.read(suppressions, RuleCatalog.ids()),
        failOn);
  }

  Path baselineFile() {
    return baseline == null ? Path.of(Baseline.FILE) : baseline;
  }

  Suppressions suppressions() {
    return Suppressions.read(suppressions, RuleCatalog.ids());
  }
}
