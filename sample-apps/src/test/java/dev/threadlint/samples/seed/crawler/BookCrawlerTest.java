package dev.threadlint.samples.seed.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole crawl of the shop with its troubles. */
class BookCrawlerTest {
  private static final int PAGES = 10;
  private static final int BOOKS_A_PAGE = 3;

  @TempDir private Path folder;

  @Test
  void pagesThatRecover_areRead_andThoseThatDoNot_areTold() throws Exception {
    try (Bookshop shop = new Bookshop()) {
      Crawl crawl = new Crawl(shop::page, new PageSource(new Politeness(4, Duration.ZERO)));
      crawl.run();

      assertThat(crawl.failures())
          .isEqualTo(
              Map.of(
                  Bookshop.MOVED, "nobody there, 3 times",
                  Bookshop.NO_CATALOGUE, "no catalogue in it"));
      assertThat(crawl.books())
          .hasSize((PAGES - crawl.failures().size()) * BOOKS_A_PAGE)
          .doesNotHaveDuplicates()
          .contains(onPage(Bookshop.OVERLOADED_ONCE), onPage(Bookshop.SILENT_ONCE));
    }
  }

  private static Book onPage(int number) throws Exception {
    List<String> all =
        Files.readAllLines(
            Path.of("src/main/resources/dev/threadlint/samples/seed/crawler/books.txt"));
    String[] fields = all.get((number - 1) * BOOKS_A_PAGE).split("\\|", -1);
    return new Book(fields[0], fields[1]);
  }

  @Test
  void program_writesTheFile() throws Exception {
    Path file = folder.resolve("shop.csv");

    BookCrawler.main(new String[] {file.toString()});

    assertThat(Files.readAllLines(file))
        .startsWith("title,price", "\"Moby-Dick, or The Whale\",45.00")
        .contains("\"The \"\"Good\"\" Soldier\",21.90", "三国演义,39.50")
        .hasSize(1 + (PAGES - 2) * BOOKS_A_PAGE);
  }

  @Test
  void pageThatIsNotThere_isNotAskedForAgain() throws Exception {
    try (Bookshop shop = new Bookshop()) {
      PageSource source = new PageSource(new Politeness(1, Duration.ZERO));

      assertThat(catchThrowable(() -> source.get(shop.page(99))))
          .isInstanceOf(PageFailure.class)
          .hasMessage("status 404");
    }
  }
}
