package dev.threadlint.reports.cli;

import dev.threadlint.reports.ThreadlintException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: description, then action; a stack only if the fault is ours. */
public final class CommandFailure implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof ThreadlintException failure) {
      print(failure, err);
      return ExitCodes.USAGE;
    }
    err.println("Threadlint failed. Please report this with what follows:");
    e.printStackTrace(err);
    err.flush();
    return ExitCodes.INTERNAL;
  }

  static void print(ThreadlintException failure, PrintWriter err) {
    err.println("Description: " + failure.description());
    err.println("Action:      " + failure.action());
    err.flush();
  }
}
