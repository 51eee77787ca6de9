package dev.threadlint.samples.seed.crawler;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the shop writes a page: by several hands, as any page that has grown. */
final class BookPage {
  private static final int HANDS = 3;

  private BookPage() {}

  static String of(int number, int pages, List<Book> books) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head>");
    html.append("<meta charset=\"utf-8\"><title>Books</title></head><body>\n");
    html.append("<nav>Page <b>").append(number).append("</b> of <b class=\"pages\">");
    html.append(pages).append("</b></nav>\n<ul class=\"catalogue\">\n");
    for (int place = 0; place < books.size(); place++) {
      html.append("<li>").append(offer(place % HANDS, books.get(place))).append("</li>\n");
    }
    return html.append("</ul></body></html>\n").toString();
  }

  private static String offer(int hand, Book book) {
    String title = escaped(book.title());
    String form =
        switch (hand) {
          case 0 -> "<a class=\"title\" title=\"%s\">%s</a><span class=\"price\">¥%s</span>";
          // The same for a browser: other quotes, and another order of the attributes.
          case 1 -> "<a title='%s' class='title'>%s</a>\n  <span class='price'>&yen;%s</span>";
          default ->
              "<!-- <a class=\"title\" title=\"Sold out\"></a><span class=\"price\">¥9.99</span> -->"
                  + "<a class=\"title\" title=\"%s\">%s</a><span class=\"price\">¥%s</span>";
        };
    return String.format(Locale.ROOT, form, title, title, book.price());
  }

  private static String escaped(String text) {
    return Stream.of("&=&amp;", "<=&lt;", "\"=&quot;", "'=&#39;")
        .map(pair -> pair.split("=", 2))
        .reduce(text, (done, pair) -> done.replace(pair[0], pair[1]), (one, other) -> other);
  }
}
