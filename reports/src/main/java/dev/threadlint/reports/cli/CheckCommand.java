package dev.threadlint.reports.cli;

import dev.threadlint.reports.OutputFile;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.github.GitHubRenderer;
import dev.threadlint.reports.github.StepSummary;
import dev.threadlint.reports.html.HtmlRenderer;
import dev.threadlint.reports.json.JsonRenderer;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.sarif.SarifRenderer;
import dev.threadlint.reports.source.SourceTree;
import dev.threadlint.reports.text.GateRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the one question of a build: anything new? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Fails if recordings have a finding that neither baseline nor suppression accepts.",
    footer = {
      "",
      "Exit codes: 0 nothing new, 1 new findings, 2 wrong command line, 3 a fault of Threadlint,",
      "4 unreadable recording, 5 run not seen whole, with --strict."
    },
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class CheckCommand implements Callable<Integer> {
  private final RuleCatalog catalog = RuleCatalog.load();
  private final Map<String, String> environment;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Recordings; default: threadlint-*.tlr here.")
  private List<Path> files = new ArrayList<>();

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Mixin private SourceOptions sourceOptions = new SourceOptions();

  @Option(
      names = "--fail-on",
      converter = LowerCase.ToFailOn.class,
      completionCandidates = LowerCase.FailOns.class,
      defaultValue = "error",
      description = "From which severity on: ${COMPLETION-CANDIDATES}; default: error.")
  private FailOn failOn = FailOn.ERROR;

  @Option(names = "--strict", description = "Fail also if the run was not seen whole.")
  private boolean strict;

  @Option(
      names = "--format",
      converter = Format.Converter.class,
      completionCandidates = Format.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}; default: text, and github where GitHub runs.")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where --format goes; the console then has the text.")
  private @Nullable Path output;

  @Option(names = "--lang", description = "Language of the console: en or zh.")
  private @Nullable String lang;

  /** Reads this process's environment. */
  public CheckCommand() {
    this(System.getenv());
  }

  CheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    ReadRun run = ReadRun.of(Recordings.of(files), err);
    if (run == null) {
      return ExitCodes.UNREADABLE;
    }
    Recording recording = run.recording();
    GateResult gate = gateOptions.gate(failOn).judge(recording);
    print(recording, gate);
    if (!run.allReadable()) {
      return ExitCodes.UNREADABLE;
    }
    if (gate.fails()) {
      return ExitCodes.FINDINGS;
    }
    return strict && !gate.complete() ? ExitCodes.INCOMPLETE : ExitCodes.OK;
  }

  private void print(Recording recording, GateResult gate) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Format chosen = format == null ? Format.TEXT : format;
    if (output != null) {
      OutputFile.write(output, out -> render(chosen, recording, gate, out));
      render(Format.TEXT, recording, gate, console);
    } else {
      render(chosen, recording, gate, console);
    }
    if (format == null && "true".equals(environment.get("GITHUB_ACTIONS"))) {
      render(Format.GITHUB, recording, gate, console);
    }
    console.flush();
    String summary = environment.get("GITHUB_STEP_SUMMARY");
    if (summary != null && !summary.isEmpty()) {
      try (Writer out =
          Files.newBufferedWriter(
              Path.of(summary), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        new StepSummary(catalog, language()).write(gate, out);
      }
    }
  }

  private void render(Format chosen, Recording recording, GateResult gate, Writer out)
      throws IOException {
    switch (chosen) {
      case TEXT ->
          new GateRenderer(catalog)
              .render(recording, gate, ConsoleOptions.of(language(), output == null), out);
      case GITHUB -> {
        SourceTree tree = sourceOptions.tree();
        new GitHubRenderer(catalog, tree, language()).annotations(gate, out);
        SourceOptions.tellUnplaced(gate, tree, spec.commandLine().getErr());
      }
      case SARIF -> {
        SourceTree tree = sourceOptions.tree();
        new SarifRenderer(catalog, tree).render(recording, gate, out);
        SourceOptions.tellUnplaced(gate, tree, spec.commandLine().getErr());
      }
      case JSON -> new JsonRenderer(catalog).render(recording, gate, out);
      case HTML -> new HtmlRenderer(catalog).render(recording, out);
    }
  }

  private Language language() {
    return lang == null || lang.isEmpty() ? Language.ofSystem() : Language.of(lang);
  }
}
