package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Makes files and maps them. */
final class MappedFiles {
  private static final int BLOCK = 1 << 16;
  private static final Set<OpenOption> READ_WRITE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private MappedFiles() {}

  /**
   * A new file of zeros, mapped.
   *
   * @throws java.io.UncheckedIOException if there is one of that name, or no room
   */
  static MappedByteBuffer create(Path path, long size) {
    try {
      return Uninterrupted.call(
          () -> {
            try (FileChannel channel = FileChannel.open(path, NEW)) {
              return fillAndMap(path, channel, size);
            }
          });
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /**
   * A file that is there, mapped.
   *
   * @throws java.io.UncheckedIOException if there is none
   */
  static MappedByteBuffer open(Path path) {
    try {
      return Uninterrupted.call(
          () -> {
            try (FileChannel channel = FileChannel.open(path, READ_WRITE)) {
              return channel.map(MapMode.READ_WRITE, 0, channel.size());
            }
          });
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  private static MappedByteBuffer fillAndMap(Path path, FileChannel channel, long size)
      throws IOException {
    boolean done = false;
    try {
      fill(channel, size);
      MappedByteBuffer memory = channel.map(MapMode.READ_WRITE, 0, size);
      done = true;
      return memory;
    } finally {
      if (!done) {
        Files.deleteIfExists(path);
      }
    }
  }

  // A file with holes would be quicker made, but on a full disk the first touch of a hole ends in
  // an
  // InternalError somewhere; this says here and now that there is no room.
  private static void fill(FileChannel channel, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(BLOCK, size));
    for (long left = size; left > 0; left -= zeros.position()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), left));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }
}
