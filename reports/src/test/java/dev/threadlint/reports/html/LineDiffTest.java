package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void linesInCommon_stay() {
    assertThat(diff(List.of("a", "b", "c"), List.of("a", "x", "c")))
        .containsExactly(" a", "-b", "+x", " c");
  }

  @Test
  void movedLine_goesAndComes() {
    assertThat(diff(List.of("join", "start"), List.of("start", "join")))
        .containsExactly("-join", " start", "+join");
  }

  @Test
  void nothingInCommon_goesThenComes() {
    assertThat(diff(List.of("a"), List.of("b", "c"))).containsExactly("-a", "+b", "+c");
  }

  private static List<String> diff(List<String> before, List<String> after) {
    return LineDiff.between(before, after).stream().map(l -> l.sign() + l.text()).toList();
  }
}
