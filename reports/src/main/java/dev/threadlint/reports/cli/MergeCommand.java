package dev.threadlint.reports.cli;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingWriter;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.TextRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one recording of many. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Makes one recording of many runs or processes.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class MergeCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Recordings; default: threadlint-*.tlr here.")
  private List<Path> files = new ArrayList<>();

  // Not one of threadlint-*.tlr: the next command would take it for a run of its own.
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The recording to write; default: merged.tlr.")
  private Path output = Path.of("merged.tlr");

  @Option(names = "--lang", description = "Language of the console: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException {
    List<Path> recordings = Recordings.of(files);
    for (Path file : recordings) {
      if (file.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) {
        throw new ThreadlintException(
            output + " is to be read and to be written.", "Name another file with --output.");
      }
    }
    ReadRun run = ReadRun.of(recordings, spec.commandLine().getErr());
    if (run == null) {
      return ExitCodes.UNREADABLE;
    }
    write(run.recording());
    Language language = lang == null ? Language.ofSystem() : Language.of(lang);
    new TextRenderer(RuleCatalog.load())
        .verdict(
            run.recording(),
            ConsoleOptions.of(language, true).withFiles(null, output.toString()),
            spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return run.allReadable() ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  private void write(Recording recording) throws IOException {
    try (var writer = RecordingWriter.create(output, recording.header())) {
      for (Finding finding : recording.findings()) {
        writer.finding(finding);
      }
      writer.measures(recording.measures());
      writer.observed(recording.observed());
    }
  }
}
