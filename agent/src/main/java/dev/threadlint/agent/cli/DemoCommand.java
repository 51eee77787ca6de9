package dev.threadlint.agent.cli;

import dev.threadlint.demo.Bank;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the tracer does, on a small bank with a planted fault. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Traces a built-in program that runs well, and could hang: no project needed.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
final class DemoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for page and recording; default: this one.")
  private Path folder = Path.of("");

  @Option(names = "--lang", description = "Language of the console: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path output = writableFolder();
    PrintWriter out = spec.commandLine().getOut();
    out.println("A small bank, two threads, two locks: " + Bank.class.getName() + ", traced.");
    out.flush();
    DemoRun run = DemoRun.start(output, lang == null ? "" : lang);
    boolean ended = run.endedByItself();
    Path page = run.page();
    if (!Files.isRegularFile(page)) {
      throw new ThreadlintException(
          "The demo wrote no page.", "The lines above this one say why it could not.");
    }
    out.println();
    out.println(
        ended
            ? "The bank closed in time and its books are right. How it could hang, on one page:"
            : "This time the two met, and the bank hung until it was ended. How, on one page:");
    out.println(page);
    out.flush();
    return ExitCodes.OK;
  }

  private Path writableFolder() {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      return Files.createDirectories(absolute);
    } catch (IOException e) {
      throw new ThreadlintException(
          absolute + " is no folder that can be written: " + e.getMessage() + ".",
          "Name another with --output.",
          e);
    }
  }
}
