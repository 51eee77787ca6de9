package dev.threadlint.samples.seed.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One page, read by the parser and by the article's expression. */
class ReadersTest {
  private static final List<Book> BOOKS =
      List.of(
          new Book("Walden, or Life", "19.90"),
          new Book("Crime & Punishment", "38.50"),
          new Book("1 < 2: \"Euclid\" isn't hard", "12.80"));
  private static final String PAGE = BookPage.of(2, 7, BOOKS);

  @Test
  void parser_readsWhatTheShopWrote() throws Exception {
    assertThat(CatalogueReader.books(PAGE)).isEqualTo(BOOKS);
    assertThat(CatalogueReader.pages(PAGE)).isEqualTo(7);
  }

  @Test
  void expression_missesInventsAndDoesNotDecode() {
    assertThat(RegexReader.books(PAGE))
        .containsExactly(
            BOOKS.get(0),
            new Book("Sold out", "9.99"),
            new Book("1 &lt; 2: &quot;Euclid&quot; isn&#39;t hard", "12.80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p>Back soon!",
        "<ul class=catalogue><li><a class=title>No price</a></ul>",
        "<ul class=catalogue><li><span class=price>¥1</span></ul>"
      })
  void badPage_isRefused(String html) {
    assertThatThrownBy(() -> CatalogueReader.books(html)).isInstanceOf(PageFailure.class);
    assertThatThrownBy(() -> CatalogueReader.pages(html)).isInstanceOf(PageFailure.class);
  }
}
