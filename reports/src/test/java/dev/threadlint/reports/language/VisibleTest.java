package dev.threadlint.reports.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void ordinaryNames_stayAsTheyAre() {
    assertThat(Visible.of("pay-1 支付 🏦 محاسب")).isEqualTo("pay-1 支付 🏦 محاسب");
  }

  @Test
  void whatMovesTheCursor_isWrittenOut() {
    assertThat(Visible.of("a\n\u001b[31mb\r\t\u0007\u009b"))
        .isEqualTo("a\\u000a\\u001b[31mb\\u000d\\u0009\\u0007\\u009b");
  }

  @Test
  void whatTurnsTheDirection_isWrittenOut() {
    assertThat(Visible.of("a\u202eb\u2066c\u200fd")).isEqualTo("a\\u202eb\\u2066c\\u200fd");
  }

  @Test
  void longName_endsInAnEllipsis() {
    assertThat(Visible.of("x".repeat(10_000))).hasSize(160).endsWith("x…");
    assertThat(Visible.of("x".repeat(160))).isEqualTo("x".repeat(160));
  }

  @Test
  void halfASurrogatePair_isWrittenOut() {
    assertThat(Visible.of("a\ud83d")).isEqualTo("a\\ud83d");
  }
}
