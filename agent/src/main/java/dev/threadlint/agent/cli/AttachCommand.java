package dev.threadlint.agent.cli;

import dev.threadlint.agent.ThreadlintAgent;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins to trace a program that runs already. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = "Begins to trace a JVM that runs already; see detach.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
final class AttachCommand implements Callable<Integer> {
  // From this version on a JVM warns of it.
  private static final int WARNS = 21;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      paramLabel = "PID",
      arity = "0..1",
      description = "The process; without it, one of a numbered list.")
  private @Nullable Long pid;

  @Option(
      names = "--options",
      paramLabel = "KEY=VALUE,...",
      description = "Options of the agent, as behind -javaagent:threadlint.jar=")
  private String options = "";

  @Override
  public Integer call() throws IOException {
    if (options.trim().equals(ThreadlintAgent.DETACH)) {
      throw new ParameterException(spec.commandLine(), "To detach there is a command: detach");
    }
    PrintWriter out = spec.commandLine().getOut();
    long chosen = JvmChoice.of(pid, out);
    Attachment jvm = new Attachment(chosen);
    if (jvm.isAttached()) {
      throw new ThreadlintException(
          "The agent was attached to process " + chosen + " before.",
          "A JVM can be attached to once; start it with -javaagent:threadlint.jar instead.");
    }
    String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    jvm.load(OwnJar.path("attach"), options);
    if (!jvm.isAtWork()) {
      throw new ThreadlintException(
          "The agent was loaded into process " + chosen + ", but could not begin.",
          "That process says why on its standard error.");
    }
    out.println("Process " + chosen + " is traced.");
    out.println(
        "Not seen: what came before "
            + time
            + ". Locks held now appear when they are next taken; threads and tasks that already"
            + " run have no start.");
    if (!jvm.recording().isEmpty()) {
      out.println("Recording: " + jvm.recording());
    }
    if (jvm.feature() >= WARNS) {
      out.println(
          "That JVM warns of agents that are loaded into it (JEP 451), and a later one will refuse"
              + " them; -javaagent:threadlint.jar at its start has neither.");
    }
    out.println("To end it: java -jar threadlint.jar detach " + chosen);
    out.flush();
    return ExitCodes.OK;
  }
}
