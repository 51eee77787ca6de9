package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has the {@link ClassArchive} made, in the background, by one child that does nothing else. */
public final class ArchiveMaker {
  /*
   * It takes a processor for a second or two. So it begins when the program has had a moment for
   * its first children, and a program that ends before does without; one that ends meanwhile ends
   * that child too, without waiting for it.
   *
   * The child writes into a folder of its own, which also tells other programs that the archive is
   * being made. Only when it is whole it is moved to its place. If the JVM refused to make one, an
   * empty file takes that place, and nobody tries again.
   */
  private static final long DELAY_MILLIS = 1000;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String BEING_MADE = ".making";
  private static final int KEPT = 4;

  private final ClassArchive archive;
  private final Path folder;
  private final Path claim;
  private @Nullable ChildJvm child;
  private boolean over;

  private ArchiveMaker(ClassArchive archive, Path folder) {
    this.archive = archive;
    this.folder = folder;
    this.claim = folder.resolve(archive.name() + BEING_MADE);
  }

  /**
   * Has it made in a while, if there is none and the program still runs then.
   *
   * @param task what the child that makes it does: all that is worth to be archived
   */
  public static void arrange(Supplier<Object> task) {
    ClassArchive archive = ClassArchive.current();
    if (archive != null && !archive.isDecided()) {
      Exchange.daemon("class-archive", () -> makeInAWhile(archive, task));
    }
  }

  private static void makeInAWhile(ClassArchive archive, Supplier<Object> task) {
    try {
      Thread.sleep(DELAY_MILLIS);
    } catch (InterruptedException e) {
      return; // nobody does
    }
    Path folder = archive.ownFolder();
    if (folder != null && !archive.isDecided() && !ProgramExit.isDraining()) {
      new ArchiveMaker(archive, folder).make(task.get());
    }
  }

  private void make(Object task) {
    try {
      if (!claim()) {
        return;
      }
      ProgramExit.addCleanup(this::abandon);
      ChildJvm maker = launch(task);
      if (maker != null && maker.await(Deadline.in(LONGEST))) {
        publish(maker.exitCode().orElse(-1));
      }
      deleteOld();
    } catch (IOException | RuntimeException e) {
      // The next program may have more luck.
    } finally {
      abandon();
    }
  }

  /** Whether nobody else makes it. */
  private boolean claim() throws IOException {
    if (isForgotten(claim)) {
      RunFolder.deleteTree(claim);
    }
    try {
      Files.createDirectory(claim, OwnFolder.CLOSED);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private synchronized @Nullable ChildJvm launch(Object task) throws IOException {
    if (!over) {
      child = new ChildJvm(ChildCommand.launchMaker(made(), archive.jar()));
      child.begin(StartOrder.forChild(child.pid()), Pickle.dumps(task));
    }
    return child;
  }

  private synchronized void publish(int exitCode) throws IOException {
    if (over || exitCode < 0) {
      return; // the end of the program, or somebody who could not know
    }
    Path made = made();
    if (exitCode != 0 || !Files.exists(made)) {
      Files.deleteIfExists(made);
      Files.createFile(made);
    }
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    try (FileChannel file = FileChannel.open(made, WRITE)) {
      file.force(true); // the name must not survive a loss of power that the content does not
    }
    Files.move(made, folder.resolve(archive.nameOf(made)), ATOMIC_MOVE);
  }

  /** At the end, be it of the program. */
  private synchronized void abandon() {
    if (!over) {
      over = true;
      if (child != null) {
        child.discard();
        child.await(Deadline.in(PATIENCE)); // or what it writes last stays behind
      }
      RunFolder.deleteTree(claim);
    }
  }

  private Path made() {
    return claim.resolve("archive");
  }

  private void deleteOld() throws IOException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(folder)) {
      archives =
          files
              .filter(file -> file.toString().endsWith(ClassArchive.SUFFIX))
              .sorted(Comparator.comparing(ArchiveMaker::timeOf).reversed())
              .toList();
    }
    for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static boolean isForgotten(Path path) {
    return Files.exists(path) && timeOf(path).toInstant().isBefore(Instant.now().minus(FORGOTTEN));
  }

  private static FileTime timeOf(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // gone meanwhile
    }
  }
}
