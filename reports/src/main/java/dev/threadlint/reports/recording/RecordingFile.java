package dev.threadlint.reports.recording;

import dev.threadlint.reports.OwnerOnly;
import dev.threadlint.reports.ThreadlintException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Makes the file of a recording. */
final class RecordingFile {
  private static final String ACTION = "Set recording= to a file in a folder that can be written.";

  private RecordingFile() {}

  /** A new file, for a file that was there might be open to others, or a link to elsewhere. */
  static FileChannel create(Path file) throws IOException {
    refuseUnlessPossible(file);
    try {
      Files.deleteIfExists(file);
      Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return FileChannel.open(file, options, OwnerOnly.attributes(file));
    } catch (AccessDeniedException e) {
      throw new ThreadlintException(
          "The recording " + file + " cannot be written: permission denied.", ACTION, e);
    }
  }

  private static void refuseUnlessPossible(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ThreadlintException(
          "The recording " + file + " cannot be written: there is no folder " + folder + ".",
          ACTION);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ThreadlintException(
          "The recording " + file + " cannot be written: that is not a plain file.", ACTION);
    }
  }
}
