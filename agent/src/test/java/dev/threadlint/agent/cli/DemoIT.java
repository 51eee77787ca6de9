package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a visitor types. */
class DemoIT {
  private static final Path JAR = Path.of(System.getProperty("threadlint.jar"));
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;

  @Test
  void demo_printsVerdict_andNamesThePageItWrote() throws Exception {
    // A comma, for the agent's arguments are separated by it.
    Path pages = folder.resolve("pages, all");
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command =
        List.of(
            JAVA.toString(),
            "-jar",
            JAR.toRealPath().toString(),
            "demo",
            "--lang",
            "en",
            "--output",
            pages.toString());
    Process demo =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();

    assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(demo.exitValue()).as(Files.readString(err)).isZero();
    assertThat(err)
        .content()
        .contains("1 error", "lock-order-cycle", "predicted", "Bank.accounts", "Bank.ledger")
        .contains("payments", "audit");
    Path page = only(pages, ".html");
    assertThat(out).content().contains(page.toString());
    assertThat(page).content().contains("lock-order-cycle", "Payments.java", "Audit.java");
    assertThat(only(pages, ".tlr")).isNotEmptyFile();
  }

  private static Path only(Path folder, String suffix) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
