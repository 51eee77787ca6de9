package dev.threadlint.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all, readable by its owner only. */
public final class OutputFile {
  private static final String ACTION = "Name another file, in a folder that can be written.";

  private OutputFile() {}

  /** What is to stand in the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it all. */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes the file, in UTF-8.
   *
   * @throws ThreadlintException if it cannot be written
   */
  public static void write(Path file, Content content) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw unwritable(file, "there is no folder " + folder);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw unwritable(file, "that is not a plain file");
    }
    try {
      writeBeside(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
    } catch (AccessDeniedException e) {
      throw unwritable(file, "permission denied");
    } catch (IOException e) {
      throw unwritable(file, String.valueOf(e.getMessage()));
    }
  }

  private static void writeBeside(Path file, Content content) throws IOException {
    Path folder = file.getParent();
    Path unfinished = Files.createTempFile(folder, ".threadlint-", ".tmp");
    try {
      try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
        content.writeTo(out);
      }
      move(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ThreadlintException unwritable(Path file, String why) {
    return new ThreadlintException(file + " cannot be written: " + why + ".", ACTION);
  }
}
