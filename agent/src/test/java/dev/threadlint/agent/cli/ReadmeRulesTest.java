package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The READMEs tell of each rule, so that nobody takes what the tool finds for all it finds. */
class ReadmeRulesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[`([a-z-]+)`]\\(docs/rules/\\1\\.md\\) \\| .+ \\| .+ \\|$");
  private static final Pattern COUNT = Pattern.compile("(\\d+) of (\\d+) rules clean");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void table_hasARowForEachRule(String readme) throws IOException {
    String text = Files.readString(ROOT.resolve(readme));

    List<String> rows = ROW.matcher(text).results().map(row -> row.group(1)).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(RuleCatalog.ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void verdictShown_countsAllRules(String readme) throws IOException {
    String text = Files.readString(ROOT.resolve(readme));

    assertThat(COUNT.matcher(text).results().map(count -> count.group(2)))
        .containsExactly(String.valueOf(RuleCatalog.ids().size()));
  }
}
