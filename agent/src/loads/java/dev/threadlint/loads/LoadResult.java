package dev.threadlint.loads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a load printed.
 *
 * @param callsPerSecond how many calls were answered in a second
 * @param cpu how many microseconds of processor time each took, the server's and the client's
 * @param p99 within how many microseconds 99 of 100 calls were
 * @param heap kilobytes in use at the end
 * @param check {@code ok}, or what was wrong
 */
record LoadResult(double callsPerSecond, double cpu, double p99, double heap, String check) {

  static LoadResult of(
      String load, double seconds, String jdk, String classPath, @Nullable String agent, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(jdk + "/bin/java", "-Xmx1g"));
    if (agent != null) {
      command.add(
          "-javaagent:%s=lang=en,report=%s/run.html,recording=%s/run.tlr"
              .formatted(agent, folder, folder));
    }
    command.addAll(List.of("-cp", classPath, Load.class.getName(), load, "" + seconds));
    Path out = folder.resolve("out");
    int exitCode =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start()
            .waitFor();
    String[] words =
        Files.readString(out, UTF_8)
            .lines()
            .filter(line -> line.startsWith("load " + load + " "))
            .findFirst()
            .map(line -> line.split(" ", 8))
            .orElse(new String[] {"", "", "NaN", "NaN", "NaN", "NaN", "NaN", "no result"});
    return new LoadResult(
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[5]),
        Double.parseDouble(words[6]),
        exitCode == 0 ? words[7] : "exit code " + exitCode + ", " + words[7]);
  }
}
