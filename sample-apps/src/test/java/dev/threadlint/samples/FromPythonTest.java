package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for who comes from Python speaks of what there is. */
class FromPythonTest {
  private static final Path GUIDE = Path.of("../docs/from-python.md");
  private static final Pattern PROGRAMS =
      Pattern.compile("^\\*(\\w+(?:, \\w+)*)\\*$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)");

  @Test
  void anyProgramOfTheSeed_isNamedInItsPart() throws IOException {
    Set<String> seed =
        Sample.all().stream()
            .filter(sample -> sample.className().contains(".seed."))
            .map(sample -> sample.className().replaceFirst(".*\\.", ""))
            .collect(Collectors.toSet());
    Set<String> named =
        found(PROGRAMS)
            .flatMap(programs -> Stream.of(programs.split(", ", -1)))
            .collect(Collectors.toSet());

    assertThat(named).isNotEmpty().isEqualTo(seed);
  }

  @Test
  void anyLink_leadsToAFile() throws IOException {
    assertThat(found(LINK))
        .isNotEmpty()
        .allMatch(target -> Files.exists(GUIDE.resolveSibling(target)));
  }

  private static Stream<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(GUIDE)).results().map(result -> result.group(1));
  }
}
