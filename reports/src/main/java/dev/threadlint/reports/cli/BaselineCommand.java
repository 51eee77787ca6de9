package dev.threadlint.reports.cli;

import dev.threadlint.reports.gate.Baseline;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.model.Finding;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accepts what is there today. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = "Accepts the findings of recordings, so that check fails on new ones only.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class BaselineCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Recordings; default: threadlint-*.tlr here.")
  private List<Path> files = new ArrayList<>();

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Override
  public Integer call() {
    ReadRun run = ReadRun.of(Recordings.of(files), spec.commandLine().getErr());
    if (run == null) {
      return ExitCodes.UNREADABLE;
    }
    Path file = gateOptions.baselineFile();
    Baseline before = Files.exists(file) ? Baseline.read(file) : Baseline.empty();
    // What is suppressed has its own line and reason; in the baseline it would hide that line.
    GateResult gate =
        new Gate(before, gateOptions.suppressions(), FailOn.NEVER).judge(run.recording());
    List<Finding> added = gate.of(Standing.NEW);
    List<Finding> accepted =
        Stream.concat(added.stream(), gate.of(Standing.KNOWN).stream()).toList();
    Baseline.of(accepted).write(file);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        count(accepted.size(), "finding")
            + " accepted in "
            + file
            + ": "
            + added.size()
            + " added, "
            + gate.notMet()
            + " gone. Commit it.");
    out.flush();
    return run.allReadable() ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  private static String count(int number, String name) {
    return number + " " + name + (number == 1 ? "" : "s");
  }
}
