package dev.threadlint.samples.seed.crawler;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a page as a browser does. */
final class CatalogueReader {
  private CatalogueReader() {}

  /** What it offers; all of it or nothing. */
  static List<Book> books(String html) throws PageFailure {
    Element catalogue = Jsoup.parse(html).selectFirst("ul.catalogue");
    if (catalogue == null) {
      throw new PageFailure("no catalogue in it");
    }
    List<Book> books =
        catalogue.select("li").stream()
            .map(item -> new Book(text(item, "a.title"), text(item, "span.price").replace("¥", "")))
            .toList();
    if (books.stream().anyMatch(book -> book.title().isEmpty() || book.price().isEmpty())) {
      throw new PageFailure("a book without title or price");
    }
    return books;
  }

  /** How many pages there are, as any of them says. */
  static int pages(String html) throws PageFailure {
    Document page = Jsoup.parse(html);
    try {
      return Integer.parseInt(text(page, "nav .pages"));
    } catch (NumberFormatException e) {
      throw new PageFailure("it does not say how many pages there are");
    }
  }

  private static String text(Element in, String css) {
    return in.select(css).text();
  }
}
