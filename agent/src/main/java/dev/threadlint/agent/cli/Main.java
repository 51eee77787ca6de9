package dev.threadlint.agent.cli;

import dev.threadlint.reports.cli.BaselineCommand;
import dev.threadlint.reports.cli.CheckCommand;
import dev.threadlint.reports.cli.CommandFailure;
import dev.threadlint.reports.cli.ExitCodes;
import dev.threadlint.reports.cli.ExplainCommand;
import dev.threadlint.reports.cli.MergeCommand;
import dev.threadlint.reports.cli.OptionDefaults;
import dev.threadlint.reports.cli.ReportCommand;
import dev.threadlint.reports.cli.RulesCommand;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where {@code java -jar threadlint.jar} enters. */
@Command(
    name = "threadlint",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      AttachCommand.class,
      DetachCommand.class,
      ReportCommand.class,
      CheckCommand.class,
      BaselineCommand.class,
      MergeCommand.class,
      RulesCommand.class,
      ExplainCommand.class
    },
    description = "Finds misused joins, locks and thread pools in a running JVM.",
    footer = {
      "",
      "To trace a program: java -javaagent:threadlint.jar -jar app.jar",
      "",
      "Exit codes: 0 done, 1 new findings (check), 2 wrong command line, 3 a fault of Threadlint,",
      "4 unreadable recording, 5 run not seen whole (check --strict)."
    },
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class Main implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    line.setOut(writer(FileDescriptor.out));
    line.setErr(writer(FileDescriptor.err));
    System.exit(line.execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand("completion", new GenerateCompletion());
    line.setExecutionExceptionHandler(new CommandFailure());
    line.setDefaultValueProvider(new OptionDefaults());
    return line;
  }

  // Until JDK 18 a redirected System.out takes the locale's charset: in a container that is ASCII,
  // and names get lost.
  @SuppressWarnings("SystemConsoleNull") // only JDK 22 to 24 have one where there is no terminal
  private static PrintWriter writer(FileDescriptor descriptor) {
    Console console = System.console();
    Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** Says what this is and on what it runs, as a report of a fault needs it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "threadlint " + (version == null ? "development" : version),
        "JVM " + System.getProperty("java.vm.version") + ", " + System.getProperty("os.name")
      };
    }
  }
}
