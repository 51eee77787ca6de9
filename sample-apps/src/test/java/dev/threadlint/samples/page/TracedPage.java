package dev.threadlint.samples.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The page that the shipped jar writes of a program of this package. */
final class TracedPage {
  private static final long MOST_SECONDS = 120;

  private TracedPage() {}

  static Path of(Class<?> program, Path folder) throws IOException, InterruptedException {
    Path page = folder.resolve(program.getSimpleName() + ".html").toAbsolutePath();
    Path messages = folder.resolve(program.getSimpleName() + ".err");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-javaagent:" + Path.of(System.getProperty("threadlint.jar")).toRealPath(),
            "-Dthreadlint.report=" + page,
            "-Dthreadlint.recording=" + folder.resolve(program.getSimpleName() + ".tlr"),
            "-cp",
            String.join(File.pathSeparator, absolute("target/test-classes")),
            program.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(messages.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    if (!Files.exists(page)) {
      throw new AssertionError("no page: " + Files.readString(messages));
    }
    return page;
  }

  private static String absolute(String folder) {
    return Path.of(folder).toAbsolutePath().toString();
  }
}
