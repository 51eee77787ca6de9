package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Greeting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other agents beside ours, and ours twice. */
class SeveralAgentsIT {
  private static final Path JACOCO = ForkedJvm.JAR.resolveSibling("agents/jacoco.jar");

  @TempDir private Path folder;

  @Test
  void jacocoBeforeUs_bothWork() throws Exception {
    assertBothWork(ForkedJvm.in(folder).jvm(jacoco()).run(Greeting.class));
  }

  @Test
  void jacocoAfterUs_bothWork() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .untraced()
            .jvm("-javaagent:" + ForkedJvm.JAR + "=lang=en,report=run.html,recording=run.tlr")
            .jvm(jacoco())
            .run(Greeting.class);
    assertBothWork(run);
  }

  @Test
  void threadlintTwice_worksOnceAndSaysSo() throws Exception {
    String again = "-javaagent:" + ForkedJvm.JAR + "=lang=en,report=run.html,recording=run.tlr";
    ForkedRun run = ForkedJvm.in(folder).jvm(again).run(Greeting.class);
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("hello out\n");
    assertThat(run.err()).containsOnlyOnce("already at work");
    assertThat(run.finding("lock-order-cycle").count()).isEqualTo(1);
  }

  @Test
  void programInJar_isTracedAndNamedByItsJar() throws Exception {
    Path jar = jarOfPrograms(folder.resolve("programs.jar"));
    ForkedRun run = ForkedJvm.in(folder).startMain(List.of("-jar", jar.toString())).end();
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(run.recording().header().program()).isEqualTo("programs.jar");
  }

  private static String jacoco() {
    return "-javaagent:" + JACOCO + "=destfile=jacoco.exec,includes=dev.threadlint.programs.*";
  }

  private void assertBothWork(ForkedRun run) {
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("hello out\n");
    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(folder.resolve("jacoco.exec")).isNotEmptyFile();
    assertThat(run.err()).doesNotContain("Exception");
  }

  private static Path jarOfPrograms(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeting.class.getName());
    Path root = ForkedJvm.testClasses();
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        var files = Files.walk(root.resolve("dev/threadlint/programs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(root.relativize(file).toString()));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
