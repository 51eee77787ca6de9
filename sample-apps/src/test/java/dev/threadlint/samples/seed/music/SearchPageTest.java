package dev.threadlint.samples.seed.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SearchPageTest {
  private static final String HOSTILE = "\"'><script>alert('&amp;')</script><b>%s</b>";

  @Test
  void whateverComesFromOutside_isText() {
    Answer found = new Answer(HOSTILE, List.of(HOSTILE), "");
    Answer failed = new Answer("x", List.of(), HOSTILE);

    Document page = Jsoup.parse(SearchPage.of(HOSTILE, List.of(found, failed)));

    assertThat(page.select("script, b, img")).isEmpty();
    assertThat(page.select("input").attr("value")).isEqualTo(HOSTILE);
    assertThat(page.title()).isEqualTo(HOSTILE + " – music search");
    assertThat(page.select("h2").first().text()).isEqualTo(HOSTILE);
    assertThat(page.select("li").text()).isEqualTo(HOSTILE);
    assertThat(page.select("p").text()).isEqualTo("No answer: " + HOSTILE);
  }
}
