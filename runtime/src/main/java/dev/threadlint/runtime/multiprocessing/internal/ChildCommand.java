package dev.threadlint.runtime.multiprocessing.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of a child JVM. */
public final class ChildCommand {
  /*
   * A child lives short or waits for much of its life: the serial collector starts fastest and
   * takes the least memory. But old JVMs take ready-made objects out of the JDK's archive only for
   * G1; for any other they make them anew, which is a third of their start. A file of performance
   * counters is of no use to a child. The compilers
   * are as ever, for a worker of a pool may well have long tasks, but for the first of them: a
   * method is compiled for the first time when it has been called 2000 times and not 200, which
   * saves a quarter of what a short child takes. Loops are compiled as soon as ever.
   *
   * Of the program's own options those go along without which its classes may not work. Its system
   * properties come later, with the order, and so also to a child launched in advance.
   */
  private static final int SERIAL_TAKES_OBJECTS = 21;
  private static final List<String> FLAGS =
      List.of(
          Runtime.version().feature() < SERIAL_TAKES_OBJECTS ? "-XX:+UseG1GC" : "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-XX:Tier3InvocationThreshold=2000",
          "-XX:Tier3MinInvocationThreshold=1000",
          "-XX:Tier3CompileThreshold=4000");
  private static final List<String> INHERITED =
      List.of(
          "-ea",
          "-da",
          "-esa",
          "-enableassertions",
          "-disableassertions",
          "-Dfile.encoding=",
          "-Duser.language=",
          "-Djdk.serialFilter",
          "-Xss",
          "--add-opens",
          "--add-exports",
          "--add-reads",
          "--add-modules",
          "--enable-preview",
          "--enable-native-access");

  // It knows what a Process is, which nothing in this package does.
  private static final String MAIN = "dev.threadlint.runtime.multiprocessing.ChildProgram";

  private static volatile @Nullable String executable;

  private ChildCommand() {}

  /** Sets the {@code java} that children are started with, null for that of this JVM. */
  public static void setExecutable(@Nullable String path) {
    executable = path;
  }

  static boolean hasOwnExecutable() {
    return executable != null;
  }

  static Process launch() throws IOException {
    List<String> command = java();
    command.addAll(ClassArchive.options());
    addInherited(command);
    String more = moreOptions();
    command.addAll(List.of(more.isBlank() ? new String[0] : more.trim().split("\\s+")));
    addMain(command);
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  /** A child that leaves an archive of the classes that it has loaded, and writes nothing else. */
  static Process launchMaker(Path archive, Path jar) throws IOException {
    List<String> command = java();
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", jar.toString(), MAIN));
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** What the program says of the JVMs of its children. */
  static String moreOptions() {
    return System.getProperty("threadlint.multiprocessing.jvm-options", "");
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    String java = executable;
    command.add(
        java != null ? java : Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    return command;
  }

  private static void addInherited(List<String> command) {
    String[] own = ProcessHandle.current().info().arguments().orElse(new String[0]);
    for (int i = 0; i < own.length && own[i].startsWith("-"); i++) {
      String option = own[i];
      boolean inherited = isInherited(option);
      if (inherited) {
        command.add(option);
      }
      // Some take their value as the next word.
      if (takesNext(option)) {
        i++;
        if (inherited && i < own.length) {
          command.add(own[i]);
        }
      }
    }
  }

  private static boolean isInherited(String option) {
    for (String each : INHERITED) {
      if (option.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesNext(String option) {
    return option.equals("-cp")
        || option.equals("-classpath")
        || option.equals("-p")
        || (option.startsWith("--") && !option.contains("=") && !option.equals("--enable-preview"));
  }

  private static void addMain(List<String> command) {
    Module module = ChildMain.class.getModule();
    String modulePath = System.getProperty("jdk.module.path");
    if (modulePath != null) {
      command.addAll(List.of("-p", modulePath, "--add-modules", "ALL-MODULE-PATH"));
    }
    command.addAll(List.of("-cp", classPath()));
    if (module.isNamed()) {
      command.addAll(List.of("-m", module.getName() + "/" + MAIN));
    } else {
      command.add(MAIN);
    }
  }

  /** The program's, but this module first: the child then need not open what lies before it. */
  private static String classPath() {
    String path = System.getProperty("java.class.path", "");
    Path here = location();
    return here == null ? path : here + File.pathSeparator + path;
  }

  /** Where this module lies; null if the class path does not say, or need not. */
  static @Nullable Path location() {
    CodeSource source = ChildMain.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || ChildMain.class.getModule().isNamed()
          ? null
          : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | RuntimeException e) {
      return null; // not a file: the class path alone must do
    }
  }
}
