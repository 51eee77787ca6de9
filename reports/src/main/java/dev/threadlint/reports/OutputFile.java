package dev.threadlint.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

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
    // Not createTempFile: its random names would start the JVM's cryptography, at every exit.
    Path unfinished =
        file.resolveSibling(".threadlint-" + Long.toHexString(System.nanoTime()) + ".tmp");
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    SeekableByteChannel channel =
        Files.newByteChannel(unfinished, options, OwnerOnly.attributes(file));
    try {
      try (Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
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
