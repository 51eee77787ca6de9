package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A folder whose files this JVM may trust as it trusts its own jars. */
final class OwnFolder {
  /*
   * Whoever can write there can have code executed. So the folder is the user's and closed to
   * everybody else, and no folder above it lets anybody but root put another one in its place: each
   * belongs to the user or to root, and others may write to it only where the system keeps them
   * from touching what is not theirs, as in /tmp. Links above it are followed first, the folder
   * itself may be none. Where the system cannot tell all that, no folder is trusted.
   */
  static final FileAttribute<?> CLOSED =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final int ROOT = 0;
  private static final int ANYTHING_BY_OTHERS = 0b000_111_111;
  private static final int WRITING_BY_OTHERS = 0b000_010_010;
  private static final int STICKY = 0b001_000_000_000;

  private OwnFolder() {}

  /** Where the folder really is; null if there is none, or it is not to be trusted. */
  static @Nullable Path find(Path folder, int user) {
    try {
      Path real = aboveResolved(folder);
      return isTrusted(real, user) ? real : null;
    } catch (IOException | RuntimeException e) {
      return null; // not there, or not on such a system
    }
  }

  /** The same, and makes it if there is none. */
  static @Nullable Path make(Path folder, int user) {
    try {
      Files.createDirectories(above(folder.toAbsolutePath()), CLOSED);
      Files.createDirectory(folder, CLOSED);
    } catch (FileAlreadyExistsException e) {
      // It is looked at next.
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return find(folder, user);
  }

  /** Whether a file in such a folder is what this JVM, or another one like it, has put there. */
  static boolean hasFile(Path file, int user) {
    try {
      return Files.isRegularFile(file, NOFOLLOW_LINKS)
          && owner(file) == user
          && (mode(file) & WRITING_BY_OTHERS) == 0;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** The number of the user who owns this; it is that of whoever has just made it. */
  static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS);
  }

  private static Path aboveResolved(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    return above(absolute).toRealPath().resolve(absolute.getFileName());
  }

  private static Path above(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above == null) {
      throw new IOException("nobody's own: " + folder);
    }
    return above;
  }

  private static boolean isTrusted(Path folder, int user) throws IOException {
    if (!Files.isDirectory(folder, NOFOLLOW_LINKS)
        || owner(folder) != user
        || (mode(folder) & ANYTHING_BY_OTHERS) != 0) {
      return false;
    }
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      if (!keepsFrom(user, above)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keepsFrom(int user, Path above) throws IOException {
    int owner = owner(above);
    int mode = mode(above);
    return (owner == user || owner == ROOT)
        && ((mode & WRITING_BY_OTHERS) == 0 || (mode & STICKY) != 0);
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS);
  }
}
