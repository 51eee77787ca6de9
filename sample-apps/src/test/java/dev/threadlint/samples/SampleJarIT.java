package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar of the samples is ours, or comes with its licence. */
class SampleJarIT {
  @Test
  void anyClass_isOursOrOfJsoup_andLicencesArePresent() throws Exception {
    try (JarFile jar = new JarFile("target/sample-apps.jar")) {
      List<String> names =
          jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();

      assertThat(names.stream().filter(name -> !name.startsWith("META-INF/")))
          .allMatch(name -> name.startsWith("dev/threadlint/") || name.startsWith("org/jsoup/"));
      assertThat(names.stream().filter(name -> name.startsWith("META-INF/")))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/jsoup/LICENSE");
    }
  }
}
