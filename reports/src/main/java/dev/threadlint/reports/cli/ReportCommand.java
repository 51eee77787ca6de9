package dev.threadlint.reports.cli;

import dev.threadlint.reports.OutputFile;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.html.HtmlRenderer;
import dev.threadlint.reports.json.JsonRenderer;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import dev.threadlint.reports.rule.RuleCatalog;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      description = "Where to write, - for the console.")
  private @Nullable Path output;

  @Option(names = "--lang", description = "Language of the console: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException {
    List<Path> recordings = Recordings.of(files);
    if (output != null && !output.equals(CONSOLE) && recordings.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--output takes one recording");
    }
    int exitCode = ExitCodes.OK;
    for (Path file : recordings) {
      Recording recording;
      try {
        recording = RecordingReader.read(file);
      } catch (ThreadlintException e) {
        CommandFailure.print(e, spec.commandLine().getErr());
        exitCode = ExitCodes.UNREADABLE;
        continue;
      }
      report(file, recording);
    }
    return exitCode;
  }

  private void report(Path file, Recording recording) throws IOException {
    if (format == null || (format == Format.HTML && output == null)) {
      Path page = output == null ? Recordings.pageOf(file) : output;
      write(page, out -> render(Format.HTML, recording, out));
      if (!page.equals(CONSOLE)) {
        var options = options().withFiles(page.toUri().toString(), file.toString());
        new TextRenderer(catalog).verdict(recording, options, console());
        console().flush();
      }
    } else {
      Format chosen = format;
      write(output == null ? CONSOLE : output, out -> render(chosen, recording, out));
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
      case TEXT -> new TextRenderer(catalog).verdict(recording, options(), out);
    }
  }

  private TextOptions options() {
    Language language = lang == null ? Language.ofSystem() : Language.of(lang);
    return ConsoleOptions.of(language, output == null || output.equals(CONSOLE));
  }

  private PrintWriter console() {
    return spec.commandLine().getOut();
  }
}
