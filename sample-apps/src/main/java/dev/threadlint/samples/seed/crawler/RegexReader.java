package dev.threadlint.samples.seed.crawler;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a page as the article does, by what the text around a title and a price looks like.
 *
 * <p>It knows one way to write a tag of several, takes what is commented out, and what it finds is
 * HTML and not yet text.
 */
final class RegexReader {
  private static final Pattern OFFER =
      Pattern.compile("class=\"title\" title=\"(.*?)\".*?class=\"price\">¥(.*?)</span>");

  private RegexReader() {}

  static List<Book> books(String html) {
    return OFFER
        .matcher(html)
        .results()
        .map(offer -> new Book(offer.group(1), offer.group(2)))
        .toList();
  }
}
