package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.multiprocessing.FileExists;
import dev.threadlint.runtime.multiprocessing.FileNotFound;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Shared memory that the program names itself and removes itself; the folder takes the rest. */
public final class SharedBlock {
  // A name is part of a path: it must not lead out of the folder.
  private static final Pattern NAME = Pattern.compile("/?[^/\\\\\0]{1,120}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private SharedBlock() {}

  /** A name that nobody else uses. */
  public static String newName() {
    return "psm_%08x".formatted(RANDOM.nextInt());
  }

  /**
   * A new block of zeros.
   *
   * @throws FileExists if there is one of that name
   * @throws java.io.UncheckedIOException if there is no room for it
   */
  public static ByteBuffer create(String name, int size) {
    try {
      return MappedFiles.create(pathOf(name), size);
    } catch (FileExists e) {
      throw new FileExists("[Errno 17] File exists: '/" + withoutSlash(name) + "'");
    }
  }

  /**
   * The block of a name.
   *
   * @throws FileNotFound if there is none
   */
  public static ByteBuffer open(String name) {
    try {
      return MappedFiles.open(pathOf(name));
    } catch (FileNotFound e) {
      throw missing(name);
    }
  }

  /**
   * Takes the name away. Who has the block keeps it.
   *
   * @throws FileNotFound if there is none
   */
  public static void unlink(String name) {
    try {
      if (!Files.deleteIfExists(pathOf(name))) {
        throw missing(name);
      }
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  private static Path pathOf(String name) {
    if (!NAME.matcher(name).matches()) {
      throw OsErrors.of("[Errno 22] Invalid argument: '" + name + "'");
    }
    return RunFolder.current().path().resolve("b-" + withoutSlash(name));
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private static FileNotFound missing(String name) {
    return new FileNotFound("[Errno 2] No such file or directory: '/" + withoutSlash(name) + "'");
  }
}
