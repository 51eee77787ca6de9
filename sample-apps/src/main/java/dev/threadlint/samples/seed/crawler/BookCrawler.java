package dev.threadlint.samples.seed.crawler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten threads read the catalogue of a bookshop into a CSV file.
 *
 * <p>In Python the article has ten threads that each read some pages of a real shop, find titles
 * and prices by regular expressions, and write them to one file without a lock. An exception ends
 * its thread, and nobody learns that the pages of that thread are missing.
 *
 * <p>In Java the threads take the numbers of the pages from a queue. A request has a time-out and
 * three attempts; there are four requests at a time at most, a pause between two, and the shop is
 * on this machine. A page that cannot be had or read is told, and the others go on. The file is
 * written at the end, whole or not at all. Pages are parsed by jsoup; what an expression makes of
 * the first one is printed beside it.
 *
 * <p>The tracer says nothing. Of a thread that an exception ended it would tell ({@code
 * thread-failure-lost}), and of a pause made under the lock ({@code lock-held-while-blocking}).
 */
public final class BookCrawler {
  private static final int MOST_AT_A_TIME = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private BookCrawler() {}

  /** Takes the name of the file, else it is {@code books.csv}. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "books.csv").toAbsolutePath();
    PageSource source = new PageSource(new Politeness(MOST_AT_A_TIME, PAUSE));
    try (Bookshop shop = new Bookshop()) {
      Crawl crawl = new Crawl(shop::page, source);
      crawl.run();
      crawl.failures().forEach((page, why) -> System.out.println("page " + page + ": " + why));
      CsvFile.write(file, rows(crawl.books()));
      System.out.println(crawl.books().size() + " books in " + file.getFileName());
      compare(source.get(shop.page(1)));
    }
  }

  private static List<List<String>> rows(List<Book> books) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("title", "price"));
    books.forEach(book -> rows.add(List.of(book.title(), book.price())));
    return rows;
  }

  private static void compare(String html) throws PageFailure {
    List<Book> right = CatalogueReader.books(html);
    List<Book> found = RegexReader.books(html);
    right.stream()
        .filter(book -> !found.contains(book))
        .forEach(book -> System.out.println("missed by the expression: " + book));
    found.stream()
        .filter(book -> !right.contains(book))
        .forEach(book -> System.out.println("made up by the expression: " + book));
  }
}
