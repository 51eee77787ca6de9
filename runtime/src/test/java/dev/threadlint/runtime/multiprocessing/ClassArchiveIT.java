package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadlint.runtime.Await;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the jar, for a JVM archives no classes that lie in folders. */
@Timeout(300)
class ClassArchiveIT {
  private static final String GREETING = "hello from Process-1";
  private static final Path JAR = Path.of(System.getProperty("threadlint.runtime.jar"));
  // The class that every child begins with, as the JVM's log of loaded classes has it.
  private static final String FROM_ARCHIVE =
      "multiprocessing.ChildProgram source: shared objects file (top)";

  @TempDir static Path good;
  @TempDir Path temporary;
  private Path folder;
  private Path log;

  /** One archive, made as programs do. */
  @BeforeAll
  static void makeArchive() throws Exception {
    assumeTrue(Files.getFileStore(good).supportsFileAttributeView("posix"));
    makeArchive(good.resolve("archives"), JAR);
  }

  @BeforeEach
  void copyArchive() throws IOException {
    folder = temporary.toRealPath().resolve("archives");
    log = temporary.resolve("classes.log");
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.copy(
        archiveIn(good.resolve("archives")),
        folder.resolve(archiveIn(good.resolve("archives")).getFileName()),
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void programRunsForAWhile_leavesOneArchiveForTheUserAlone() throws IOException {
    Path made = good.resolve("archives");
    assertThat(filesIn(made)).hasSize(1);
    assertThat(permissions(made)).isEqualTo("rwx------");
    assertThat(permissions(archiveIn(made))).isEqualTo("rw-------");
  }

  @Test
  void archiveIsThere_childrenTakeTheirClassesFromIt() throws Exception {
    assertThat(greet(JAR)).containsExactly(GREETING, "exit code 0");
    assertThat(log).content().contains(FROM_ARCHIVE);
    assertThat(run(JAR, folder.toString(), "works")).containsExactly("[1, 4, 9]", "1");
    assertThat(filesIn(folder)).hasSize(1);
  }

  @Test
  void archiveIsSwitchedOff_childrenDoWithout() throws Exception {
    assertThat(run(JAR, "off", "greets", "-Xlog:class+load:file=" + log))
        .containsExactly(GREETING, "exit code 0");
    assertThat(log).content().doesNotContain(FROM_ARCHIVE);
  }

  @Test
  void programNamesItsOwnArchive_ourOwnIsLeftOut() throws Exception {
    Path own = temporary.resolve("own.jsa");
    Files.copy(archiveIn(folder), own);
    Files.delete(archiveIn(folder));
    assertThat(
            run(
                JAR,
                folder.toString(),
                "greets",
                "-XX:SharedArchiveFile=" + own + " -Xlog:class+load:file=" + log))
        .containsExactly(GREETING, "exit code 0");
    assertThat(log).content().contains(FROM_ARCHIVE);
  }

  @Test
  void archiveIsDamaged_childrenDoWithoutAWord() throws Exception {
    byte[] whole = Files.readAllBytes(archiveIn(folder));
    byte[] otherHead = whole.clone();
    Arrays.fill(otherHead, 64, 256, (byte) 7);
    byte[] otherMiddle = whole.clone();
    otherMiddle[whole.length / 2] ^= 1;
    for (byte[] damaged :
        List.of(
            Arrays.copyOf(whole, whole.length / 2),
            otherMiddle,
            Arrays.copyOf(whole, 100),
            new byte[] {1},
            "no archive".repeat(10_000).getBytes(StandardCharsets.US_ASCII),
            otherHead)) {
      Files.write(archiveIn(folder), damaged);
      assertThat(greet(JAR)).containsExactly(GREETING, "exit code 0");
      assertThat(log).content().doesNotContain(FROM_ARCHIVE);
    }
  }

  @Test
  void archiveIsThatOfAnotherJar_childrenDoWithoutAWord() throws Exception {
    Path jar = temporary.resolve("copy.jar");
    Files.copy(JAR, jar);
    Path foreign = archiveIn(folder);
    makeArchive(folder, jar);
    Path own = filesIn(folder).stream().filter(each -> !each.equals(foreign)).findAny().get();
    Files.delete(own);
    Files.move(foreign, folder.resolve(keyOf(own) + stampOf(foreign)));
    assertThat(greet(jar)).containsExactly(GREETING, "exit code 0");
    assertThat(log).content().doesNotContain(FROM_ARCHIVE);
  }

  @Test
  void othersMayWriteThere_theArchiveIsLeftAlone() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(greet(JAR)).containsExactly(GREETING, "exit code 0");
    assertThat(log).content().doesNotContain(FROM_ARCHIVE);
  }

  @Test
  void jvmCouldMakeNone_childrenDoWithoutAWord() throws Exception {
    Path whole = archiveIn(folder);
    Files.createFile(folder.resolve(keyOf(whole) + "-0-0.jsa"));
    Files.delete(whole);
    assertThat(greet(JAR)).containsExactly(GREETING, "exit code 0");
    assertThat(filesIn(folder)).hasSize(1);
    assertThat(archiveIn(folder)).isEmptyFile();
  }

  @Test
  void programEndsMeanwhile_isNotHeldAndLeavesNothingHalfMade() throws Exception {
    Files.delete(archiveIn(folder));
    java.lang.Process program = start(JAR, folder.toString(), "stays", "");
    Await.until(() -> !filesIn(folder).isEmpty());
    assertThat(filesIn(folder)).singleElement().asString().endsWith(".making");
    tellToEnd(program);
    assertThat(filesIn(folder)).noneMatch(file -> file.toString().endsWith(".making"));
    assertThat(program.toHandle().descendants()).isEmpty();
  }

  private static void makeArchive(Path folder, Path jar) throws Exception {
    long before = Files.exists(folder) ? filesIn(folder).size() : 0;
    java.lang.Process program = start(jar, folder.toString(), "stays", "");
    Await.until(
        () ->
            Files.exists(folder)
                && filesIn(folder).size() > before
                && filesIn(folder).stream().allMatch(file -> file.toString().endsWith(".jsa")));
    assertThat(tellToEnd(program))
        .containsExactly(
            GREETING, "exit code 0", "hello from Process-2", "exit code 0", "children 0");
  }

  private static List<String> tellToEnd(java.lang.Process program) throws Exception {
    program.getOutputStream().close();
    return said(program);
  }

  private List<String> greet(Path jar) throws Exception {
    return run(jar, folder.toString(), "greets", "-Xlog:class+load:file=" + log);
  }

  private static List<String> run(Path jar, String archives, String program) throws Exception {
    return run(jar, archives, program, "");
  }

  private static List<String> run(Path jar, String archives, String program, String options)
      throws Exception {
    return said(start(jar, archives, program, options));
  }

  private static List<String> said(java.lang.Process program) throws Exception {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> said = output.lines().toList();
      assertThat(program.waitFor()).isZero();
      return said;
    }
  }

  private static java.lang.Process start(Path jar, String archives, String program, String options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dthreadlint.multiprocessing.archive=" + archives);
    command.add("-Dthreadlint.multiprocessing.spares=0"); // they would write the same log
    command.add("-Dthreadlint.multiprocessing.jvm-options=" + options);
    command.addAll(List.of("-cp", jar + File.pathSeparator + testClasses()));
    command.addAll(List.of(ArchivePrograms.class.getName(), program));
    return new java.lang.ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Path testClasses() {
    try {
      return Path.of(
          ArchivePrograms.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Path archiveIn(Path folder) {
    return filesIn(folder).get(0);
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String keyOf(Path archive) {
    return archive.getFileName().toString().split("-", 2)[0];
  }

  private static String stampOf(Path archive) {
    return "-" + archive.getFileName().toString().split("-", 2)[1];
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
