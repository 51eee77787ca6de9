package dev.threadlint.samples.seed.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MusicTest {
  @Test
  void sourceThatFails_doesNotTakeTheOthersAlong() {
    try (Music music = new Music()) {
      assertThat(music.search("MOON"))
          .containsExactly(
              new Answer("Sheet music", List.of("Moonlight Sonata"), ""),
              new Answer("Shellac records", List.of("Blue Moon of the South"), ""),
              new Answer("Radio tapes", List.of("Moon over the Delta"), ""),
              new Answer("Closed archive", List.of(), "closed until further notice"));
    }
  }
}
