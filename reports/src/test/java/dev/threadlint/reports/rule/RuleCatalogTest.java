package dev.threadlint.reports.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.language.Bundle;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Template;
import dev.threadlint.reports.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogTest {
  private static final Path BUNDLES = Path.of("src/main/resources/dev/threadlint/reports/rules");
  private static final Path PAGES = Path.of("../docs/rules");
  private static final List<String> PROSE = List.of("summary", "title", "what", "why", "fix");

  static List<String> ids() {
    return RuleCatalog.ids();
  }

  @Test
  void index_namesEveryBundle() throws IOException {
    assertThat(filesIn(BUNDLES, ".properties"))
        .containsExactlyInAnyOrderElementsOf(
            ids().stream().flatMap(id -> Stream.of(id, id + "_zh_CN")).toList());
  }

  @Test
  void pages_areThoseOfTheRules() throws IOException {
    assertThat(filesIn(PAGES, ".md")).containsExactlyInAnyOrderElementsOf(ids());
  }

  private static Set<String> filesIn(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void rule_hasItsTextsInEveryLanguage(String id) {
    for (Language language : Language.values()) {
      Bundle bundle = Bundle.of("rules/" + id, language);
      for (String key : PROSE) {
        assertThat(bundle.find(key)).as("%s of %s in %s", key, id, language).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void rule_hasSeverityWeaknessAndCode(String id) {
    Rule rule = RuleCatalog.load().find(id).orElseThrow();

    assertThat(rule.severity()).isIn((Object[]) Severity.values());
    assertThat(rule.cwe()).matches("[0-9]+");
    assertThat(rule.exampleBad()).isNotEmpty().isNotEqualTo(rule.exampleGood());
    assertThat(rule.exampleGood()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void rule_usesDocumentedPlaceholdersOnly(String id) {
    for (Language language : Language.values()) {
      Bundle bundle = Bundle.of("rules/" + id, language);
      for (String key : PROSE) {
        assertThat(Placeholders.all().keySet())
            .as("%s of %s in %s", key, id, language)
            .containsAll(new Template(bundle.get(key)).placeholders());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void englishRule_isAscii(String id) {
    Bundle bundle = Bundle.of("rules/" + id, Language.ENGLISH);
    for (String key : bundle.keys()) {
      assertThat(bundle.get(key)).matches("\\p{ASCII}*");
    }
  }

  @Test
  void commonWords_areTheSameKeysInEveryLanguage() {
    assertThat(Bundle.of("text/common", Language.CHINESE).keys())
        .isEqualTo(Bundle.of("text/common", Language.ENGLISH).keys());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void page_tellsBadGoodSuppressionAndSilence(String id) throws IOException {
    String page = Files.readString(PAGES.resolve(id + ".md"));

    assertThat(page).startsWith("# `" + id + "`");
    assertThat(page).contains("## Bad", "## Why", "## Good", "## Accepting it", "## When it stays");
  }
}
