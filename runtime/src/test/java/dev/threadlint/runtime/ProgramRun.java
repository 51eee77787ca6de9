package dev.threadlint.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * How a program ended that ran in a JVM of its own.
 *
 * @param said the lines it wrote, of both streams
 */
public record ProgramRun(int code, List<String> said) {
  public static ProgramRun of(Class<?> main) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> said = output.lines().toList();
      return new ProgramRun(program.waitFor(), said);
    }
  }
}
