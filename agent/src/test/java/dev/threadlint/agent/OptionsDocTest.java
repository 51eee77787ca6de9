package dev.threadlint.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of options says what the code does. */
class OptionsDocTest {
  private static final Path PAGE = Path.of("../docs/options.md");

  @Test
  void table_hasEachOptionInOrder_withItsNamesAndDefault() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `") && !line.startsWith("| `--"))
            .toList();

    assertThat(rows.stream().map(OptionsDocTest::withoutMeaning).toList())
        .containsExactlyElementsOf(
            Arrays.stream(Option.values()).map(OptionsDocTest::row).toList());
  }

  private static String row(Option option) {
    String otherwise = option.otherwise.isEmpty() ? "" : "`" + option.otherwise + "`";
    return String.join(
        "|",
        "`" + option.key + "`",
        otherwise,
        "`" + option.propertyName() + "`",
        "`" + option.environmentName() + "`");
  }

  /** The first four cells; what an option means is for people to check. */
  private static String withoutMeaning(String row) {
    String[] cells = row.substring(1).split("\\|", -1);
    return Arrays.stream(cells)
        .limit(4)
        .map(String::trim)
        .map(cell -> cell.startsWith("`") ? cell : "")
        .reduce((left, right) -> left + "|" + right)
        .orElseThrow();
  }
}
