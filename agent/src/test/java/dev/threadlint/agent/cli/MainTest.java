package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.cli.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void noCommand_printsUsage() {
    assertThat(run()).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("Usage: threadlint", "demo", "report", "rules", "explain");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unknownCommand_isUsage() {
    assertThat(run("reprot")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("reprot");
  }

  @Test
  void help_isNoFailure() {
    assertThat(run("--help")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("-javaagent:threadlint.jar", "Exit codes");
  }

  @Test
  void version_namesToolAndJvm() {
    assertThat(run("--version")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("threadlint ", System.getProperty("java.vm.version"));
  }

  @Test
  void fileThatIsNoRecording_isUnreadable() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.tlr"), "these are notes");
    assertThat(run("report", file.toString())).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(err.toString()).contains("Description:", "Action:");
  }

  @Test
  void failureOfOurs_isInternal() {
    CommandLine line = Main.commandLine().addSubcommand("fail", new Failing());
    assertThat(heard(line).execute("fail")).isEqualTo(ExitCodes.INTERNAL);
    assertThat(err.toString()).contains("IllegalStateException");
  }

  @Test
  void demoOutsideOfTheJar_saysHow() {
    assertThat(run("demo", "--output", folder.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("java -jar threadlint.jar demo");
  }

  private int run(String... arguments) {
    return heard(Main.commandLine()).execute(arguments);
  }

  private CommandLine heard(CommandLine line) {
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line;
  }

  @CommandLine.Command(name = "fail")
  private static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("planted");
    }
  }
}
