package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of many jars, and what the JVM's verifier and ASM's say to the changed ones. */
class PopularJarsTest {
  private static final Path FOLDER = Path.of(System.getProperty("threadlint.jars", "target/jars"));

  private final Comparison comparison = new Comparison();
  private final Instrumented instrumented = new Instrumented();
  private final Map<String, byte[]> changed = new TreeMap<>();

  @Test
  void jars_areMany() throws IOException {
    assertThat(jars()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void changedClasses_passBothVerifiers(Path jar) throws IOException {
    List<String> notChecked = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = file.getInputStream(entry)) {
            transform(entry.getName(), in.readAllBytes(), notChecked);
          }
        }
      }
    }
    int linked = link(jar, notChecked);
    System.out.println(
        jar.getFileName() + ": " + comparison + "; " + linked + " verified by the JVM");
    for (String line : notChecked) {
      System.out.println("  " + line);
    }
    assertThat(instrumented.untouched).isEmpty();
    assertThat(linked > 0).isEqualTo(!changed.isEmpty());
  }

  private void transform(String entry, byte[] original, List<String> notChecked) {
    byte[] result = instrumented.transformUnchecked(original);
    comparison.compare(original, result, instrumented.untouched);
    if (result == null) {
      return;
    }
    try {
      Instrumented.check(result);
    } catch (RuntimeException e) {
      // Some checks of ASM are stricter than the JVM.
      assertThat(catchCheck(original)).as(entry + " " + e).isNotNull();
      notChecked.add("ASM refuses the original of " + entry);
    }
    if (!entry.startsWith("META-INF/")) {
      String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
      changed.put(name, result);
    }
  }

  private int link(Path jar, List<String> notChecked) throws IOException {
    int linked = 0;
    try (JarLoader changedLoader = new JarLoader(jar, jars(), changed);
        JarLoader originalLoader = new JarLoader(jar, jars(), Map.of())) {
      for (String name : changed.keySet()) {
        String outcome = changedLoader.link(name);
        if (outcome.equals("linked")) {
          linked++;
        } else {
          assertThat(outcome).isEqualTo(originalLoader.link(name));
          notChecked.add("not linked: " + name + " " + outcome);
        }
      }
    }
    return linked;
  }

  private static Throwable catchCheck(byte[] original) {
    try {
      Instrumented.check(original);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
