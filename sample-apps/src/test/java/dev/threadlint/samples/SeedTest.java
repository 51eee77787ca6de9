package dev.threadlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of what can go wrong names samples that there are, and rules that they are marked with.
 */
class SeedTest {
  private static final Path TABLE = Path.of("../docs/seed.md");
  private static final int DETECTIONS = 25;
  private static final Pattern LINK = Pattern.compile("\\[([a-z-]+)]\\(rules/\\1\\.md\\)");

  /** A line of the table. */
  record Row(String id, Set<String> samples, Set<String> rules, String remark) {
    static Row of(String line) {
      String[] cells = line.split(" \\| ?", -1);
      return new Row(cells[0].substring(2), words(cells[2]), rules(cells[3]), cells[4]);
    }

    private static Set<String> words(String cell) {
      return cell.equals("none") ? Set.of() : Set.of(cell.split(", ", -1));
    }

    private static Set<String> rules(String cell) {
      Set<String> rules =
          LINK.matcher(cell).results().map(link -> link.group(1)).collect(Collectors.toSet());
      assertThat(rules).as(cell).hasSize(words(cell).size());
      return rules;
    }
  }

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> line.startsWith("| D")).map(Row::of).toList();
    }
  }

  @Test
  void table_hasEveryDetectionOnce() throws IOException {
    assertThat(rows().stream().map(Row::id))
        .isEqualTo(IntStream.rangeClosed(1, DETECTIONS).mapToObj(n -> "D" + n).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void samplesOfARow_exist_andAreMarkedWithItsRules(Row row) throws IOException {
    Map<String, Set<String>> marked =
        Sample.all().stream()
            .collect(Collectors.toMap(SeedTest::name, sample -> sample.marked().keySet()));

    assertThat(marked.keySet()).containsAll(row.samples);
    assertThat(row.rules)
        .allMatch(rule -> Files.exists(TABLE.resolveSibling("rules/" + rule + ".md")))
        .allMatch(rule -> row.samples.stream().anyMatch(name -> marked.get(name).contains(rule)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowThatASampleShowsWithoutARule_saysWhy(Row row) throws IOException {
    boolean silent =
        row.rules.isEmpty()
            || Sample.all().stream()
                .filter(sample -> row.samples.contains(name(sample)))
                .anyMatch(
                    sample -> sample.marked().keySet().stream().noneMatch(row.rules::contains));

    assertThat(row.remark.length() > 1).isEqualTo(silent || row.remark.startsWith("threads; "));
  }

  private static String name(Sample sample) {
    return sample.className().replaceFirst(".*\\.", "");
  }
}
