package dev.threadlint.reports.cli;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.GateRenderer;
import dev.threadlint.reports.text.RuleText;
import dev.threadlint.reports.text.TextOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one rule, or one finding and what became of it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains a rule, or a finding: what happened, which line accepts it, how to cure it.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class ExplainCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RULE|FINGERPRINT",
      description = "Id of a rule, as lock-order-cycle, or fingerprint of a finding.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String id;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Recordings with the finding; default: threadlint-*.tlr here.")
  private List<Path> files = new ArrayList<>();

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Option(names = "--lang", description = "Language: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException {
    RuleCatalog catalog = RuleCatalog.load();
    Language language = lang == null || lang.isEmpty() ? Language.ofSystem() : Language.of(lang);
    TextOptions options = ConsoleOptions.of(language, true);
    PrintWriter out = spec.commandLine().getOut();
    Rule rule = catalog.find(id).orElse(null);
    if (rule == null) {
      JudgedFinding judged = find();
      String baseline = gateOptions.baselineFile().toString();
      new GateRenderer(catalog).explain(judged, baseline, options, out);
      rule = catalog.find(judged.finding().rule()).orElse(null);
    }
    if (rule != null) {
      new RuleText(options).explain(rule, out);
    }
    out.flush();
    return ExitCodes.OK;
  }

  private JudgedFinding find() {
    if (!id.matches("[0-9a-f]{4,8}")) {
      throw unknown();
    }
    ReadRun run = ReadRun.of(Recordings.of(files), spec.commandLine().getErr());
    if (run != null) {
      GateResult gate = gateOptions.gate(FailOn.NEVER).judge(run.recording());
      for (JudgedFinding judged : gate.findings()) {
        if (judged.finding().fingerprint().startsWith(id)) {
          return judged;
        }
      }
    }
    throw new ThreadlintException(
        "No finding has the fingerprint " + id + ".", "Name the recording that has it, too.");
  }

  private ParameterException unknown() {
    String all = String.join(", ", RuleCatalog.ids());
    return new ParameterException(
        spec.commandLine(), "There is no rule '" + id + "'; the rules are " + all);
  }
}
