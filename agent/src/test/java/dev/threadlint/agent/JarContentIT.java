package dev.threadlint.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** What users get is the jar, so the jar is what is tested. */
class JarContentIT {
  private static final Path JAR = Path.of(System.getProperty("threadlint.jar"));
  private static final long LARGEST = 6L * 1024 * 1024;
  private static final int JAVA_17 = 61;
  private static final int CONSTANT_UTF8 = 1;
  private static final String HOOKS = "dev/threadlint/agent/boot/";
  // Folders below hold variants, of which the agent picks one.
  private static final Pattern IN_INDEX = Pattern.compile(HOOKS + "[^/]+\\.classdata");
  private static final String SHADED = "dev/threadlint/shaded/";

  private static final Map<String, String> LICENCE_OF_SHADED_PACKAGE =
      Map.of(
          "asm", "asm",
          "bytebuddy", "byte-buddy-agent",
          "gson", "gson",
          "hdrhistogram", "HdrHistogram",
          "jte", "jte-runtime",
          "picocli", "picocli");

  // With dots, too, for the bootstrap package: shading rewrites a literal, but no part of a
  // concatenation.
  private static final Pattern ORIGINAL_NAME =
      Pattern.compile(
          "org/objectweb/asm|(?<!github\\.)com/google/gson|(?<!dev/threadlint/shaded/)\\bpicocli/|gg/jte"
              + "|net/bytebuddy/agent|org/HdrHistogram|dev[/.]threadlint[/.]agent[/.]bootstrap");

  private static final Map<String, byte[]> ENTRIES = new TreeMap<>();
  private static Attributes manifest;

  @BeforeAll
  static void readJar() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      manifest = jar.getManifest().getMainAttributes();
      for (JarEntry entry : jar.stream().toList()) {
        ENTRIES.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
      }
    }
  }

  @Test
  void anyEntry_isOursOrMetadata() {
    assertThat(ENTRIES.keySet())
        .allMatch(name -> name.startsWith("dev/threadlint/") || name.startsWith("META-INF/"))
        .noneMatch(name -> name.startsWith("META-INF/versions"))
        .noneMatch(name -> name.startsWith("META-INF/maven"))
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.startsWith("dev/threadlint/agent/bootstrap"));
  }

  @Test
  void jar_isSmallEnoughToBeLoadedAtEveryStart() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(LARGEST);
  }

  @Test
  void manifest_namesAgentAndCommandLine() {
    assertThat(manifest.getValue("Premain-Class"))
        .isEqualTo("dev.threadlint.agent.ThreadlintAgent");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.threadlint.agent.ThreadlintAgent");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.threadlint.agent.cli.Main");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Set-Native-Method-Prefix")).isEqualTo("false");
    assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    assertThat(manifest.getValue("Launcher-Agent-Class")).isNull();
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Multi-Release")).isNull();
  }

  @Test
  void classesOfManifest_arePresent() {
    for (String attribute : List.of("Premain-Class", "Agent-Class", "Main-Class")) {
      String file = manifest.getValue(attribute).replace('.', '/') + ".class";
      assertThat(ENTRIES.keySet()).as(attribute).contains(file);
    }
  }

  @Test
  void anyShadedPackage_comesWithItsLicence() {
    Set<String> shaded =
        ENTRIES.keySet().stream()
            .filter(name -> name.startsWith(SHADED))
            .map(name -> name.substring(SHADED.length()).replaceAll("/.*", ""))
            .collect(toSet());
    assertThat(LICENCE_OF_SHADED_PACKAGE.keySet()).containsAll(shaded);
    assertThat(ENTRIES.keySet()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    for (String name : shaded) {
      String licence = "META-INF/licenses/" + LICENCE_OF_SHADED_PACKAGE.get(name) + "/LICENSE";
      assertThat(ENTRIES.get(licence)).as(licence).isNotEmpty();
    }
  }

  @Test
  void anyClass_namesOnlyRelocatedPackages() {
    List<String> leaks = new ArrayList<>();
    ENTRIES.forEach(
        (file, bytes) -> {
          if (file.endsWith(".class") || file.endsWith(".classdata")) {
            for (String constant : strings(withoutUnusedConstants(bytes))) {
              if (ORIGINAL_NAME.matcher(constant).find()) {
                leaks.add(file + ": " + constant);
              }
            }
          }
        });
    assertThat(leaks).isEmpty();
  }

  @Test
  void anyClass_runsOnJava17() {
    ENTRIES.forEach(
        (file, bytes) -> {
          if (file.endsWith(".class") || file.endsWith(".classdata")) {
            assertThat(new ClassReader(bytes).readUnsignedShort(6))
                .as(file)
                .isLessThanOrEqualTo(JAVA_17);
          }
        });
  }

  @Test
  void index_listsEveryBootstrapClassAfterItsSupertypes() {
    List<String> index = new String(ENTRIES.get(HOOKS + "index"), UTF_8).lines().toList();
    assertThat(index).isNotEmpty();
    assertThat(index.stream().map(name -> HOOKS + name + ".classdata"))
        .containsExactlyInAnyOrderElementsOf(
            ENTRIES.keySet().stream().filter(IN_INDEX.asMatchPredicate()).toList());
    Set<String> defined = new HashSet<>();
    for (String name : index) {
      ClassReader reader = new ClassReader(ENTRIES.get(HOOKS + name + ".classdata"));
      List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
      supertypes.add(reader.getSuperName());
      supertypes.removeIf(type -> !type.startsWith("java/lang/Threadlint"));
      assertThat(defined).as(name).containsAll(supertypes);
      defined.add(reader.getClassName());
    }
  }

  @Test
  void bootstrapClass_isInJavaLangAndSeesNothingOfTheAgent() {
    ENTRIES.forEach(
        (file, bytes) -> {
          if (file.startsWith(HOOKS) && file.endsWith(".classdata")) {
            ClassReader reader = new ClassReader(bytes);
            assertThat(reader.getClassName()).as(file).startsWith("java/lang/Threadlint");
            if (IN_INDEX.matcher(file).matches()) {
              assertThat("java/lang/" + file.substring(HOOKS.length()))
                  .isEqualTo(reader.getClassName() + ".classdata");
            }
            assertThat(strings(reader))
                .as(file)
                .noneMatch(text -> text.contains("dev/threadlint/"));
          }
        });
  }

  /** The compiler leaves the name of a class behind whose constants it has inlined. */
  private static ClassReader withoutUnusedConstants(byte[] bytes) {
    ClassWriter copy = new ClassWriter(0);
    new ClassReader(bytes).accept(copy, 0);
    return new ClassReader(copy.toByteArray());
  }

  private static List<String> strings(ClassReader reader) {
    List<String> strings = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      // The second half of a long or double has no item of its own.
      if (offset != 0 && reader.readByte(offset - 1) == CONSTANT_UTF8) {
        byte[] bytes = new byte[reader.readUnsignedShort(offset)];
        for (int b = 0; b < bytes.length; b++) {
          bytes[b] = (byte) reader.readByte(offset + 2 + b);
        }
        strings.add(new String(bytes, UTF_8));
      }
    }
    return strings;
  }
}
