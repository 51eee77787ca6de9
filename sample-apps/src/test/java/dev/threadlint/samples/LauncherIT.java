package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the samples by itself, as somebody types it. */
class LauncherIT {
  private static final Path SAMPLES = Path.of("target/sample-apps.jar").toAbsolutePath();
  private static final long MOST_SECONDS = 120;

  @TempDir private Path folder;
  private int exitCode;

  @Test
  void withoutName_listsEverySampleInALine() throws Exception {
    launch(SAMPLES);

    assertThat(exitCode).isZero();
    List<String> lines = out().lines().filter(line -> line.startsWith("  ")).toList();
    assertThat(lines.stream().map(line -> line.trim().split(" ", -1)[0]))
        .containsExactlyInAnyOrderElementsOf(names());
    assertThat(lines).allMatch(line -> line.matches("  \\w+ {2,}\\S.*[.?!]"));
  }

  private static List<String> names() throws Exception {
    return Sample.all().stream()
        .map(sample -> sample.file().substring(0, sample.file().indexOf('.')))
        .toList();
  }

  @Test
  void name_runsIt() throws Exception {
    launch(SAMPLES, "JoinSerialisesFixed");

    assertThat(out()).isEqualTo("14 rows\n");
    assertThat(err()).isEmpty();
    assertThat(exitCode).isZero();
  }

  @Test
  void nameOfARule_runsTheProgramThatBreaksIt() throws Exception {
    launch(SAMPLES, "lock-self-deadlock");

    assertThat(out()).isEqualTo("resized: false\n");
  }

  @Test
  void nameOfProgramWithProcesses_startsThemFromTheSameJar() throws Exception {
    launch(SAMPLES, "PipeTalk");

    assertThat(out()).startsWith("both ways: hello, you too\n");
    assertThat(exitCode).isZero();
  }

  @Test
  void wordsAfterTheName_areTheProgramsOwn() throws Exception {
    launch(SAMPLES, "IpLookup", "8.8.8.8");

    assertThat(out())
        .isEqualTo("8.8.8.8: United States, allocated 2023-12-28 (arin, 256 from 8.8.8.0)\n");
    assertThat(exitCode).isZero();
  }

  @Test
  void unknownName_isRefusedWithNearOnes() throws Exception {
    launch(SAMPLES, "JoinBasic");

    assertThat(err()).isEqualTo("There is no sample JoinBasic; is it JoinBasics?\n");
    assertThat(out()).isEmpty();
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void nameLikeNoOther_isRefused() throws Exception {
    launch(SAMPLES, "zzzzzzzzzzzz");

    assertThat(err())
        .isEqualTo("There is no sample zzzzzzzzzzzz; without a name all are listed.\n");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void unknownOption_isRefused() throws Exception {
    launch(SAMPLES, "--treace", "JoinBasics");

    assertThat(err()).startsWith("There is no option --treace. Use: ").hasLineCount(1);
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void trace_findsTheTracerWhereTheBuildPutIt_andNamesThePage() throws Exception {
    launch(SAMPLES, "--trace", "join-serialises");

    assertThat(exitCode).isZero();
    assertThat(err()).contains("join-serialises");
    assertThat(out()).startsWith("14 rows\n");
    assertThat(page()).exists();
  }

  @Test
  void traceFarFromTheTracer_saysWhereItWasSought() throws Exception {
    Path alone = Files.copy(SAMPLES, folder.resolve("samples.jar"));

    launch(alone, "--trace", "JoinSerialisesFixed");

    assertThat(err())
        .startsWith(
            "The tracer is not at " + folder.toRealPath().resolve("threadlint.jar") + " nor ")
        .hasLineCount(1);
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void traceWithTheTracerNamed_usesIt() throws Exception {
    Path alone = Files.copy(SAMPLES, folder.resolve("samples.jar"));
    Path agent = Path.of(System.getProperty("threadlint.jar")).toRealPath();

    launch(alone, "--trace", "--agent", agent.toString(), "JoinSerialisesFixed");

    assertThat(err()).contains("threadlint");
    assertThat(page()).exists();
  }

  private Path page() throws Exception {
    String last = out().lines().reduce("", (earlier, later) -> later);
    assertThat(last).startsWith("Page: ");
    return Path.of(last.substring("Page: ".length()));
  }

  private void launch(Path jar, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=en", "-jar", jar.toRealPath().toString()));
    command.addAll(Stream.of(words).toList());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("The launcher hangs: " + err());
    }
    exitCode = process.exitValue();
  }

  private String out() throws Exception {
    return Files.readString(folder.resolve("out"));
  }

  private String err() throws Exception {
    return Files.readString(folder.resolve("err"));
  }
}
