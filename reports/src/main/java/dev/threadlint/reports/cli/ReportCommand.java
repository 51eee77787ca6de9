package dev.threadlint.reports.cli;

import dev.threadlint.reports.OutputFile;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.gate.FailOn;
import dev.threadlint.reports.gate.Gate;
import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.Suppressions;
import dev.threadlint.reports.github.GitHubRenderer;
import dev.threadlint.reports.html.HtmlRenderer;
import dev.threadlint.reports.json.JsonRenderer;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.sarif.SarifRenderer;
import dev.threadlint.reports.source.SourceTree;
import dev.threadlint.reports.text.TextOptions;
import dev.threadlint.reports.text.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders recordings again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Renders recordings: the page beside each, the verdict on the console.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class ReportCommand implements Callable<Integer> {
  private static final Path CONSOLE = Path.of("-");

  private final RuleCatalog catalog = RuleCatalog.load();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Recordings; default: threadlint-*.tlr here.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--format",
      converter = Format.Converter.class,
      completionCandidates = Format.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}; default: html and the verdict.")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write one document for all recordings, - for the console.")
  private @Nullable Path output;

  @Option(
      names = "--suppressed",
      description = "Also lists the lock-order cycles that are no findings, and why not.")
  private boolean suppressed;

  @Option(names = "--lang", description = "Language of the console: en or zh.")
  private @Nullable String lang;

  @Mixin private SourceOptions sourceOptions = new SourceOptions();

  @Override
  public Integer call() throws IOException {
    List<Path> recordings = Recordings.of(files);
    if (format == null && output == null) {
      return pages(recordings);
    }
    ReadRun run = ReadRun.of(recordings, spec.commandLine().getErr());
    if (run == null) {
      return ExitCodes.UNREADABLE;
    }
    Format chosen = format == null ? Format.HTML : format;
    Path file = output == null && chosen == Format.HTML ? pageOf(recordings) : output;
    write(file == null ? CONSOLE : file, out -> render(chosen, run.recording(), out));
    if (chosen == Format.HTML && file != null && !file.equals(CONSOLE)) {
      verdict(run.recording(), file, recordings.get(0));
    }
    return run.allReadable() ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  private static Path pageOf(List<Path> recordings) {
    Path first = recordings.get(0);
    return Recordings.pageOf(
        recordings.size() == 1 ? first : first.resolveSibling("threadlint.tlr"));
  }

  /** A page beside each, and the verdict of each. */
  private int pages(List<Path> recordings) throws IOException {
    int exitCode = ExitCodes.OK;
    for (Path file : recordings) {
      try {
        Recording recording = RecordingReader.read(file);
        Path page = Recordings.pageOf(file);
        write(page, out -> render(Format.HTML, recording, out));
        verdict(recording, page, file);
      } catch (ThreadlintException e) {
        CommandFailure.print(e, spec.commandLine().getErr());
        exitCode = ExitCodes.UNREADABLE;
      }
    }
    return exitCode;
  }

  private void verdict(Recording recording, Path page, Path file) throws IOException {
    var options = options().withFiles(page.toUri().toString(), file.toString());
    text(recording, options, console());
    console().flush();
  }

  private void text(Recording recording, TextOptions options, Appendable out) throws IOException {
    var renderer = new TextRenderer(catalog);
    renderer.verdict(recording, options, out);
    if (suppressed) {
      renderer.suppressed(recording, options, out);
    }
  }

  private void write(Path file, OutputFile.Content content) throws IOException {
    if (file.equals(CONSOLE)) {
      content.writeTo(console());
      console().flush();
    } else {
      OutputFile.write(file, content);
    }
  }

  private void render(Format chosen, Recording recording, Writer out) throws IOException {
    switch (chosen) {
      case HTML -> new HtmlRenderer(catalog).render(recording, out);
      case JSON -> new JsonRenderer(catalog).render(recording, out);
      case TEXT -> text(recording, options(), out);
      case SARIF -> {
        SourceTree tree = sourceOptions.tree();
        new SarifRenderer(catalog, tree).render(recording, unjudged(recording, tree), out);
      }
      case GITHUB -> {
        SourceTree tree = sourceOptions.tree();
        new GitHubRenderer(catalog, tree, language()).annotations(unjudged(recording, tree), out);
      }
    }
  }

  /** Everything as new; says what has no place. */
  private GateResult unjudged(Recording recording, SourceTree tree) {
    GateResult gate = new Gate(null, Suppressions.NONE, FailOn.NEVER).judge(recording);
    SourceOptions.tellUnplaced(gate, tree, spec.commandLine().getErr());
    return gate;
  }

  private TextOptions options() {
    return ConsoleOptions.of(language(), output == null || output.equals(CONSOLE));
  }

  private Language language() {
    return lang == null || lang.isEmpty() ? Language.ofSystem() : Language.of(lang);
  }

  private PrintWriter console() {
    return spec.commandLine().getOut();
  }
}
