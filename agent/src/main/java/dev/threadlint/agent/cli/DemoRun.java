package dev.threadlint.agent.cli;

import dev.threadlint.demo.Bank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demo's program in a JVM of its own, as a user would trace it. */
final class DemoRun {
  // The planted fault is real: should its two threads ever meet, the demo says so and still comes
  // to an end.
  private static final long MOST_SECONDS = 30;

  private final Process process;
  private final Path folder;

  private DemoRun(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static DemoRun start(Path folder, String language) throws IOException {
    Path jar = OwnJar.path("demo");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + jar);
    // As properties, for a folder's name may have a comma; all of them, so that no
    // threadlint.properties changes the demo.
    option(command, "report", folder.resolve("threadlint-%p.html").toString());
    option(command, "recording", folder.resolve("threadlint-%p.tlr").toString());
    option(command, "include", "");
    option(command, "exclude", "");
    option(command, "rules", "");
    option(command, "quiet", "false");
    option(command, "lang", language);
    command.addAll(List.of("-cp", jar.toString(), Bank.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    forgetOtherAgents(builder.environment());
    return new DemoRun(builder.start(), folder);
  }

  private static void option(List<String> command, String key, String value) {
    command.add("-Dthreadlint." + key + "=" + value);
  }

  private static void forgetOtherAgents(Map<String, String> environment) {
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
  }

  /** Waits for the end; false if it hung and was brought to it. */
  boolean endedByItself() throws InterruptedException {
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    return ended;
  }

  Path page() {
    return folder.resolve("threadlint-" + process.pid() + ".html");
  }
}
