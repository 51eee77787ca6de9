package dev.threadlint.reports.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void hole_isFilled() {
    assertThat(fill("{a} waits", Map.of("a", "pay-1"))).isEqualTo("pay-1 waits");
  }

  @Test
  void unknownHole_fallsBack() {
    assertThat(fill("{a} waits", Map.of())).isEqualTo("? waits");
  }

  @Test
  void unknownHoleInSection_dropsTheSection() {
    assertThat(fill("waits[[ in {site}]].", Map.of())).isEqualTo("waits.");
    assertThat(fill("waits[[ in {site}]].", Map.of("site", "A.java:1")))
        .isEqualTo("waits in A.java:1.");
  }

  @Test
  void condition_asksForTheValue() {
    String text = "[[alive=0|none]][[alive!=0|some]]";

    assertThat(fill(text, Map.of("alive", "0"))).isEqualTo("none");
    assertThat(fill(text, Map.of("alive", "2"))).isEqualTo("some");
    assertThat(fill(text, Map.of())).isEqualTo("some");
  }

  @Test
  void plural_goesByTheNumber() {
    assertThat(fill("{n} {n:task:tasks}", Map.of("n", "1"))).isEqualTo("1 task");
    assertThat(fill("{n} {n:task:tasks}", Map.of("n", "1,000"))).isEqualTo("1,000 tasks");
  }

  @Test
  void backticks_areCode() {
    assertThat(new Template("call `start()` first").fill(name -> null).spans())
        .containsExactly(
            new Span(Span.Kind.WORDS, "call "),
            new Span(Span.Kind.CODE, "start()"),
            new Span(Span.Kind.WORDS, " first"));
  }

  @Test
  void holesInCode_areFilledToo() {
    assertThat(fill("`rules=-{a}`", Map.of("a", "deadlock"))).isEqualTo("rules=-deadlock");
  }

  @Test
  void valueThatLooksLikeATemplate_isLeftAlone() {
    assertThat(fill("{a}", Map.of("a", "{b} [[c]] `d` $1 \\"))).isEqualTo("{b} [[c]] `d` $1 \\");
  }

  @Test
  void placeholders_includeThoseOfConditions() {
    assertThat(new Template("{a} [[b=1|{c:x:y}]]").placeholders()).contains("a", "b", "c");
  }

  private static String fill(String text, Map<String, String> values) {
    return new Template(text)
        .fill(name -> values.containsKey(name) ? Phrase.words(values.get(name)) : null)
        .plain();
  }
}
