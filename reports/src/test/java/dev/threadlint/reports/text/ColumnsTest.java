package dev.threadlint.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void chineseCharacter_takesTwoColumns() {
    assertThat(Columns.width("锁 a")).isEqualTo(4);
  }

  @Test
  void words_wrapAtSpaces() {
    assertThat(Columns.wrapped("one two three four", 9))
        .containsExactly("one two", "three", "four");
  }

  @Test
  void chinese_wrapsAnywhereButBeforeAComma() {
    assertThat(Columns.wrapped("线程等待，锁", 8)).containsExactly("线程等", "待，锁");
  }

  @Test
  void longWord_isKeptWhole() {
    assertThat(Columns.wrapped("a " + "x".repeat(20), 9)).containsExactly("a", "x".repeat(20));
  }

  @Test
  void sides_areSpread() {
    assertThat(Columns.spread("a", "b", 5)).isEqualTo("a   b");
    assertThat(Columns.spread("aaa", "bbb", 5)).isEqualTo("aaa  bbb");
  }
}
