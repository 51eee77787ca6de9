package dev.threadlint.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The tracer's own way to standard error.
 *
 * <p>Not {@code System.err}, which the program may have replaced and whose lock it may hold.
 */
final class Console {
  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private Console() {}

  /** Writes a text and a line end, at once. */
  static void print(String text) {
    try {
      ERR.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      ERR.flush();
    } catch (IOException e) {
      // Nobody reads standard error: then there is nobody to tell.
    }
  }
}
