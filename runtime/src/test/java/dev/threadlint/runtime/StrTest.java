package dev.threadlint.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrTest {
  @Test
  void join_takesAnyIterableOfStrings() {
    assertThat(Str.join(",", List.of("a", "b"))).isEqualTo("a,b");
    assertThat(Str.join(",", new String[] {"a", "b"})).isEqualTo("a,b");
    assertThat(Str.join("", List.of("a", "b").iterator())).isEqualTo("ab");
    assertThat(Str.join("-", "abc")).isEqualTo("a-b-c");
    assertThat(Str.join(",", List.of())).isEmpty();
    assertThat(Str.join(",", Map.of("key", 1))).isEqualTo("key");
    assertThat(Str.join("-", "a\uD83D\uDE00b")).isEqualTo("a-\uD83D\uDE00-b");
  }

  @Test
  void joinOfOtherThings_refuses() {
    assertRefuses(List.of(1), "sequence item 0: expected str instance, int found");
    assertRefuses(
        Arrays.asList("a", null), "sequence item 1: expected str instance, NoneType found");
    assertRefuses(List.of(1.5), "sequence item 0: expected str instance, float found");
    assertRefuses(5, "can only join an iterable");
    assertRefuses(null, "can only join an iterable");
  }

  @Test
  void concat_takesStringsOnly() {
    assertThat(Str.concat("a", "b")).isEqualTo("ab");
    assertThatThrownBy(() -> Str.concat("a", 1))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("can only concatenate str (not \"int\") to str");
  }

  private static void assertRefuses(Object items, String message) {
    assertThatThrownBy(() -> Str.join(",", items))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage(message);
  }
}
