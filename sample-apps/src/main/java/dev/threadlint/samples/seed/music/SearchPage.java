package dev.threadlint.samples.seed.music;

import java.util.List;

/** The page as HTML. Whatever comes from outside goes through {@link #escaped}. */
final class SearchPage {
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="icon" href="data:,">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem;
        overflow-wrap: anywhere }
      form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center }
      input { flex: 1 1 12rem; min-width: 0 }
      input, button { font: inherit; padding: .4rem .7rem }
      h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem }
      p, ul { margin: 0 }
      </style>
      </head>
      <body>
      <main>
      <h1>Music search</h1>
      <form action="/" role="search">
      <label for="q">Words</label>
      <input id="q" name="q" type="search" maxlength="%d" value="%s" autofocus>
      <button>Search</button>
      </form>
      """;
  private static final String END = "</main>\n</body>\n</html>\n";

  private SearchPage() {}

  /** Before anything was asked. */
  static String empty() {
    return start("") + END;
  }

  static String of(String words, List<Answer> answers) {
    StringBuilder html = new StringBuilder(start(words));
    for (Answer answer : answers) {
      html.append("<h2>").append(escaped(answer.source())).append("</h2>\n");
      if (!answer.trouble().isEmpty()) {
        html.append("<p>No answer: ").append(escaped(answer.trouble())).append("</p>\n");
      } else if (answer.titles().isEmpty()) {
        html.append("<p>Nothing with these words.</p>\n");
      } else {
        html.append("<ul>\n");
        answer.titles().forEach(title -> html.append("<li>" + escaped(title) + "</li>\n"));
        html.append("</ul>\n");
      }
    }
    return html.append(END).toString();
  }

  private static String start(String words) {
    String title = words.isEmpty() ? "Music search" : escaped(words) + " – music search";
    return START.formatted(title, MusicServer.MOST_LETTERS, escaped(words));
  }

  /** As text in an element or a quoted attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
