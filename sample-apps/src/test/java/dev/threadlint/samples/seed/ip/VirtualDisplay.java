package dev.threadlint.samples.seed.ip;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A screen that nobody sees. */
final class VirtualDisplay implements AutoCloseable {
  private final Process server;
  private final String name;

  private VirtualDisplay(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Starts one. Where that cannot be the tests are skipped and say so, unless the environment says
   * {@code THREADLINT_DISPLAY=required}.
   */
  static VirtualDisplay start() throws IOException {
    String missing = missing();
    if (!missing.isEmpty()) {
      String words = missing + ": the window is not tested. (Debian: apt install xvfb)";
      if ("required".equals(System.getenv("THREADLINT_DISPLAY"))) {
        throw new AssertionError(words);
      }
      System.out.println("[WARNING] " + words);
      Assumptions.abort(words);
    }
    // It looks for a free number itself, and writes it when it is ready.
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = server.inputReader();
    String number = output.readLine();
    if (number == null) {
      throw new AssertionError("Xvfb does not start");
    }
    return new VirtualDisplay(server, ":" + number.trim());
  }

  private static String missing() {
    Path toolkit = Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so");
    if (!Files.exists(toolkit)) {
      return "This JDK has no windows";
    }
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
    return found ? "" : "No Xvfb on the PATH";
  }

  /** For the environment variable {@code DISPLAY}. */
  String name() {
    return name;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
