package dev.threadlint.samples.seed.crawler;

/** Why a page cannot be had, in words for whoever started the crawl. */
final class PageFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String words;

  PageFailure(String words) {
    super(words);
    this.words = words;
  }

  String words() {
    return words;
  }
}
