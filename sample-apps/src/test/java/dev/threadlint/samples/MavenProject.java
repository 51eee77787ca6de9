package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of a project under src/test/projects, to be built and checked as its owners would. */
final class MavenProject {
  private static final Path PROJECTS = Path.of("src/test/projects").toAbsolutePath();
  private static final String JAR =
      Path.of(System.getProperty("threadlint.jar")).normalize().toAbsolutePath().toString();
  private static final String JAVA_HOME = System.getProperty("java.home");

  private final Path folder;

  private MavenProject(Path folder) {
    this.folder = folder;
  }

  static MavenProject copy(String name, Path folder) throws IOException {
    Path from = PROJECTS.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return new MavenProject(folder);
  }

  MavenProject add(String file, String to) throws IOException {
    Files.copy(PROJECTS.resolve(file), folder.resolve(to));
    return this;
  }

  MavenProject write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
    return this;
  }

  /** Runs its tests, all of which have to pass; earlier recordings are gone then. */
  String test(String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-o", "clean", "test"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.add("-Djunit.version=" + System.getProperty("junit.version"));
    command.add("-Dthreadlint.jar=" + JAR);
    command.addAll(List.of(more));
    Run run = run(command);
    assertThat(run.exitCode).as(run.output).isZero();
    return run.output;
  }

  /** Runs a command of the jar. */
  Run threadlint(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(JAVA_HOME, "bin", "java").toString());
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(arguments));
    return run(command);
  }

  Path recording() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("target"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".tlr")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private Run run(List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "run", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    List.of("JAVA_TOOL_OPTIONS", "MAVEN_OPTS", "MAVEN_ARGS", "GITHUB_ACTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().keySet().removeIf(name -> name.startsWith("THREADLINT_"));
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }

  /** What a command came to. */
  record Run(int exitCode, String output) {}
}
