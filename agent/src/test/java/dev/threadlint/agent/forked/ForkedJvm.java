package dev.threadlint.agent.forked;

import dev.threadlint.programs.AllRight;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program about to be run in a JVM of its own, with the shipped jar as its agent or without. */
final class ForkedJvm {
  static final Path JAR =
      Path.of(System.getProperty("threadlint.jar")).toAbsolutePath().normalize();

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;
  private final List<String> flags = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>(List.of(testClasses().toString()));
  private final Map<String, String> environment = new HashMap<>();
  private String agentOptions = "lang=en,report=run.html,recording=run.tlr";
  private boolean traced = true;

  private ForkedJvm(Path folder) {
    this.folder = folder;
  }

  /** A JVM that works in that folder, and leaves {@code run.tlr} and {@code run.html} there. */
  static ForkedJvm in(Path folder) {
    return new ForkedJvm(folder);
  }

  /** Adds options of the agent; of two for one key the later one counts. */
  ForkedJvm with(String options) {
    agentOptions += "," + options;
    return this;
  }

  /** Gives the agent these options only. */
  ForkedJvm withOnly(String options) {
    agentOptions = options;
    return this;
  }

  ForkedJvm untraced() {
    traced = false;
    return this;
  }

  ForkedJvm jvm(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  /** Adds the jar of a class to the class path. */
  ForkedJvm library(Class<?> type) {
    classPath.add(locationOf(type).toString());
    return this;
  }

  ForkedJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the program to its end. */
  ForkedRun run(Class<?> program, String... arguments) throws IOException, InterruptedException {
    return start(program, arguments).end();
  }

  /** Starts the program. */
  RunningJvm start(Class<?> program, String... arguments) throws IOException {
    List<String> main =
        new ArrayList<>(
            List.of("-cp", String.join(File.pathSeparator, classPath), program.getName()));
    main.addAll(List.of(arguments));
    return startMain(main);
  }

  /** Runs what the arguments say, which begin with a class path or {@code -jar}. */
  RunningJvm startMain(List<String> main) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(flags);
    if (traced) {
      command.add(agent());
    }
    command.addAll(main);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // The build's own settings are not the program's.
    builder.environment().keySet().removeIf(name -> name.startsWith("THREADLINT_"));
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.redirectOutput(new File(folder.toFile(), "out"));
    return new RunningJvm(builder.start(), folder);
  }

  private String agent() {
    return "-javaagent:" + JAR + (agentOptions.isEmpty() ? "" : "=" + agentOptions);
  }

  /** Where the programs are; their packages are not those that the agent leaves alone. */
  static Path testClasses() {
    return locationOf(AllRight.class);
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
