package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of the JDK's own modules. */
class JdkModulesTest {
  private final Comparison comparison = new Comparison();
  private final Instrumented instrumented = new Instrumented();

  @ParameterizedTest
  @MethodSource("modules")
  void changedClasses_passTheCheck(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          byte[] original = Files.readAllBytes(file);
          byte[] changed = instrumented.transform(original);
          comparison.compare(original, changed, instrumented.untouched);
        }
      }
    }
    System.out.println(module.getFileName() + ": " + comparison);
    assertThat(instrumented.untouched).isEmpty();
  }

  private static List<Path> modules() throws IOException {
    Path all = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> modules = Files.list(all)) {
      return modules
          .filter(module -> module.getFileName().toString().startsWith("java."))
          .sorted()
          .toList();
    }
  }
}
