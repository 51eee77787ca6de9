package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The archive of classes with which child JVMs start sooner, kept from one run to the next. */
final class ClassArchive {
  /*
   * It holds what a child needs of the JDK's classes and of this module's, none of the program's:
   * all programs of a user with this JDK and this jar share one. It is made with the jar as the
   * whole class path, and a JVM takes an archive whose class path is how its own one begins.
   *
   * The name says what it was made from, and the JVM looks once more whether it belongs to itself
   * and to the jar. If not, it does without; not a word of that may appear in what a child writes,
   * which is the program's. But it would crash over one that is damaged: so the name also says how
   * long the file is and what it sums up to. An empty file says that this JVM can make none.
   */
  static final String SUFFIX = ".jsa";

  private static final String PROPERTY = "threadlint.multiprocessing.archive";
  private static final String OFF = "off";
  // From here on the JVM calls its archives AOT caches.
  private static final int CALLED_AOT = 25;
  private static final Pattern OF_ITS_OWN = Pattern.compile("Archive|-Xshare|AOT");

  private static @Nullable ClassArchive current;

  private final Path folder;
  private final Path jar;
  private final int user;
  private final String name;
  private @Nullable String whole;

  private ClassArchive(Path folder, Path jar, int user) throws IOException {
    this.folder = folder;
    this.jar = jar;
    this.user = user;
    this.name = nameFor(jar);
  }

  /** That of this program; null if it shall have none, or cannot. */
  static synchronized @Nullable ClassArchive current() {
    Path jar = ChildCommand.location();
    if (isUnwanted() || jar == null || !Files.isRegularFile(jar)) {
      return null;
    }
    try {
      Path folder = place();
      if (current == null || !current.folder.equals(folder)) {
        current = new ClassArchive(folder, jar, OwnFolder.owner(RunFolder.place()));
      }
      return current;
    } catch (IOException | RuntimeException e) {
      return null; // not on such a system
    }
  }

  /** With which options a child uses it; none if it is not there. */
  static List<String> options() {
    ClassArchive archive = current();
    Path file = archive == null ? null : archive.usableFile();
    return file == null ? List.of() : List.of("-XX:SharedArchiveFile=" + file, silence());
  }

  /** Whether it is there, or known that it cannot be. */
  boolean isDecided() {
    return file() != null;
  }

  /** The folder to make it in, made if need be; null if no folder there is to be trusted. */
  @Nullable Path ownFolder() {
    return OwnFolder.make(folder, user);
  }

  /** What its name begins with. */
  String name() {
    return name;
  }

  /** All of its name, once it is made. */
  String nameOf(Path made) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(Files.readAllBytes(made));
    return name + "-" + Files.size(made) + "-" + Long.toHexString(sum.getValue()) + SUFFIX;
  }

  Path jar() {
    return jar;
  }

  private synchronized @Nullable Path usableFile() {
    Path file = file();
    try {
      return file != null && Files.size(file) > 0 && isWhole(file) ? file : null;
    } catch (IOException e) {
      return null; // gone meanwhile
    }
  }

  /** All of it is looked at once; from then on nobody but the user can have changed it. */
  private boolean isWhole(Path file) throws IOException {
    String state = stateOf(file);
    if (!state.equals(whole)) {
      if (!file.endsWith(nameOf(file))) {
        return false;
      }
      whole = state;
    }
    return true;
  }

  private @Nullable Path file() {
    Path own = OwnFolder.find(folder, user);
    String[] names = own == null ? null : own.toFile().list();
    if (own != null && names != null) {
      for (String each : names) {
        if (each.startsWith(name + "-") && OwnFolder.hasFile(own.resolve(each), user)) {
          return own.resolve(each);
        }
      }
    }
    return null;
  }

  /** It is switched off, or the program, or its user, deals with such archives by themselves. */
  private static boolean isUnwanted() {
    return OFF.equals(System.getProperty(PROPERTY))
        || System.getProperty("jdk.module.path") != null
        || ChildCommand.hasOwnExecutable()
        || OF_ITS_OWN.matcher(ChildCommand.moreOptions()).find()
        || OF_ITS_OWN.matcher(environment("JAVA_TOOL_OPTIONS")).find()
        || OF_ITS_OWN.matcher(environment("JDK_JAVA_OPTIONS")).find();
  }

  private static Path place() throws IOException {
    String told = System.getProperty(PROPERTY, "");
    Path folder = told.isEmpty() ? caches().resolve("threadlint") : Path.of(told);
    // A list of archives could be meant by the one; the other lies wherever the program was
    // started.
    if (folder.toString().contains(File.pathSeparator) || !folder.isAbsolute()) {
      throw new IOException("no place for an archive: " + folder);
    }
    return folder;
  }

  private static Path caches() {
    Path told = Path.of(environment("XDG_CACHE_HOME"));
    Path home = Path.of(System.getProperty("user.home", ""));
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    return told.isAbsolute() ? told : home.resolve(mac ? "Library/Caches" : ".cache");
  }

  private static String environment(String variable) {
    return Objects.requireNonNullElse(System.getenv(variable), "");
  }

  private static String nameFor(Path jar) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    String madeFrom =
        String.join(
            "\n",
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.vendor"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"),
            stateOf(home.resolve("lib").resolve("modules")),
            stateOf(jar));
    return Long.toHexString(hash(madeFrom));
  }

  /** FNV-1a. Nobody but the user can put anything there, and digests take long to load. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte each : text.getBytes(UTF_8)) {
      hash = (hash ^ each) * 0x100000001b3L;
    }
    return hash;
  }

  private static String stateOf(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  private static String silence() {
    return Runtime.version().feature() < CALLED_AOT ? "-Xlog:cds*=off" : "-Xlog:cds*=off,aot*=off";
  }
}
