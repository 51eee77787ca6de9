package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The private folder of a program and all its child processes: their sockets, the files of what
 * they share, and the key by which they know each other.
 */
public final class RunFolder {
  /*
   * The program that is nobody's child makes it when it is first needed and removes it at its end;
   * a child is told where it is. Only the owner may enter. It lies in memory where the system has
   * such a place: a lock or a value in it is then never written to a disk.
   *
   * Whoever kills the program leaves the folder behind. Its children notice and remove it; if there
   * are none, the next program that makes one does. It knows by a file that the program keeps
   * locked, and not by the process id in the name: containers may share the place, and yet count
   * their processes each by themselves.
   */
  private static final String PREFIX = "threadlint-";
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  // The address of a Unix socket is at most 104 bytes on some systems.
  private static final int LONGEST = 80;
  private static final String LOCK = "lock";
  private static final String MADE = "made";
  private static final String KEY = "key";
  private static final int KEY_BYTES = 32;
  private static final int TRIES = 10;
  private static final Duration LONGEST_MAKING = Duration.ofHours(1);

  private static @Nullable Path made;
  private static @Nullable RunFolder current;
  private static @Nullable FileChannel locked;

  private final Path path;
  private final long rootPid;
  private byte @Nullable [] key;

  private RunFolder(Path path, long rootPid) {
    this.path = path;
    this.rootPid = rootPid;
  }

  /** The folder of this program, made now if need be. */
  public static synchronized RunFolder current() {
    RunFolder folder = current;
    if (folder == null) {
      folder = complete(place());
      current = folder;
    }
    return folder;
  }

  /** The same place, of which nobody else knows yet: the rest can wait until a child starts. */
  static synchronized Path place() {
    RunFolder folder = current;
    if (folder != null) {
      return folder.path;
    }
    Path path = made;
    if (path == null) {
      path = create(parent());
      made = path;
      ProgramExit.addCleanup(RunFolder::removeOwn);
    }
    return path;
  }

  /** For a child: enters the folder of its program. */
  static synchronized void enter(Path path, long rootPid) {
    current = new RunFolder(path, rootPid);
  }

  public Path path() {
    return path;
  }

  /** By which the processes of one program know each other; not the authkey, which may differ. */
  synchronized byte[] key() {
    if (key == null) {
      key = readKey();
    }
    return key;
  }

  /** The process that made the folder: the program itself, parent of all others. */
  public long rootPid() {
    return rootPid;
  }

  /** Whether this process is the one that made the folder. */
  public boolean isRoot() {
    return rootPid == OwnPid.get();
  }

  void remove() {
    remove(path);
  }

  private static void removeOwn() {
    remove(place());
  }

  /** A child that has just been started may still put something there. */
  private static void remove(Path path) {
    for (int i = 0; i < TRIES && Files.exists(path); i++) {
      deleteTree(path);
    }
  }

  private byte[] readKey() {
    try {
      return Files.readAllBytes(path.resolve(KEY));
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** With a name of its own; not by chance, for what gives that takes long to load. */
  private static Path create(Path parent) {
    String prefix = PREFIX + OwnPid.get() + "-";
    for (long name = System.nanoTime(); ; name++) {
      try {
        Path path = Files.createDirectory(parent.resolve(prefix + name), ownerOnly(parent));
        locked = FileChannel.open(path.resolve(LOCK), CREATE_NEW, WRITE);
        locked.lock();
        Files.createFile(path.resolve(MADE)); // from here on an unlocked file means a leftover
        return path;
      } catch (FileAlreadyExistsException e) {
        // Containers may share the place.
      } catch (IOException e) {
        throw OsErrors.of(e);
      }
    }
  }

  private static RunFolder complete(Path path) {
    removeLeftovers(path);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Files.write(path.resolve(KEY), key);
      return new RunFolder(path, OwnPid.get());
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  private static Path parent() {
    if (Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY)) {
      return IN_MEMORY;
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return temporary.toString().length() < LONGEST / 2 ? temporary : Path.of("/tmp");
  }

  private static FileAttribute<?>[] ownerOnly(Path parent) {
    return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0]; // in the folder for temporary files of the user, as on Windows
  }

  /** Removes what killed programs of this user have left; what is not ours cannot be removed. */
  private static void removeLeftovers(Path own) {
    // Not even to look at the own one: a process that closes a file gives up its lock on it.
    try (Stream<Path> siblings = Files.list(own.toAbsolutePath().getParent())) {
      siblings
          .filter(folder -> !folder.equals(own) && isLeftover(folder))
          .forEach(RunFolder::deleteTree);
    } catch (IOException e) {
      // They stay for another time.
    }
  }

  private static boolean isLeftover(Path folder) {
    if (pidOf(folder) == 0) {
      return false; // somebody else's
    }
    if (!Files.exists(folder.resolve(MADE))) {
      return !Files.exists(folder.resolve(LOCK)) && isOld(folder); // being made, or never to be
    }
    try (FileChannel file = FileChannel.open(folder.resolve(LOCK), WRITE)) {
      return file.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false; // gone meanwhile, or of another user
    }
  }

  private static boolean isOld(Path folder) {
    try {
      Instant made = Files.getLastModifiedTime(folder).toInstant();
      return made.isBefore(Instant.now().minus(LONGEST_MAKING));
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  /** From {@code threadlint-PID-NUMBER}; 0 if it is no such name. */
  private static long pidOf(Path folder) {
    String[] parts = folder.getFileName().toString().split("-", 3);
    boolean ours = parts.length == 3 && (parts[0] + "-").equals(PREFIX);
    return ours && parts[1].matches("[0-9]{1,18}") ? Long.parseLong(parts[1]) : 0;
  }

  static void deleteTree(Path root) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // Somebody else removes it as well, or it is not ours.
    }
  }
}
