package dev.threadlint.agent.cli;

import dev.threadlint.agent.ThreadlintAgent;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.cli.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the tracing of a program that runs on. */
@Command(
    name = "detach",
    mixinStandardHelpOptions = true,
    description =
        "Takes the agent out of a JVM: its classes are as before, and report and recording"
            + " are written.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
final class DetachCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      paramLabel = "PID",
      arity = "0..1",
      description = "The process; without it, one of a numbered list.")
  private @Nullable Long pid;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    long chosen = JvmChoice.of(pid, out);
    Attachment jvm = new Attachment(chosen);
    jvm.load(OwnJar.path("detach"), ThreadlintAgent.DETACH);
    if (RunningJvms.canList() && (jvm.isAtWork() || !jvm.isAttached())) {
      throw new ThreadlintException(
          "Process " + chosen + " was not detached from.",
          "That process says why on its standard error.");
    }
    out.println("Process " + chosen + " is no longer traced; its classes are as before.");
    if (!jvm.recording().isEmpty()) {
      out.println("Recording: " + jvm.recording());
    }
    out.flush();
    return ExitCodes.OK;
  }
}
