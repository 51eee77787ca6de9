package dev.threadlint.agent.cli;

import dev.threadlint.agent.cli.RunningJvms.Jvm;
import dev.threadlint.reports.ThreadlintException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which JVM a command is about: the one named, else the one chosen from a list. */
final class JvmChoice {
  private static final String ACTION = "Name the process, as: java -jar threadlint.jar attach 4711";

  private JvmChoice() {}

  static long of(@Nullable Long named, PrintWriter out) throws IOException {
    if (named != null) {
      return named;
    }
    List<Jvm> all = RunningJvms.all();
    if (all.isEmpty()) {
      throw new ThreadlintException(
          RunningJvms.canList()
              ? "No other JVM of this user runs on this machine."
              : "This Java cannot list JVMs, for it lacks the module jdk.attach.",
          ACTION);
    }
    for (int i = 0; i < all.size(); i++) {
      out.println("  " + (i + 1) + ": " + all.get(i).pid() + "  " + all.get(i).name());
    }
    out.print("Number: ");
    out.flush();
    return chosen(all, answer());
  }

  private static @Nullable String answer() throws IOException {
    // Not closed: it is the process's own.
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
        .readLine();
  }

  private static long chosen(List<Jvm> all, @Nullable String answer) {
    try {
      int number = answer == null ? 0 : Integer.parseInt(answer.trim());
      if (number >= 1 && number <= all.size()) {
        return all.get(number - 1).pid();
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new ThreadlintException("That is no number of the list.", ACTION);
  }
}
