package dev.threadlint.reports.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence or more, with its placeholders filled.
 *
 * @param spans its pieces in order
 */
public record Phrase(List<Span> spans) {

  /** Copies the pieces. */
  public Phrase {
    spans = List.copyOf(spans);
  }

  /** Made of one piece. */
  public static Phrase of(Span.Kind kind, String text) {
    return new Phrase(List.of(new Span(kind, text)));
  }

  /** Words only. */
  public static Phrase words(String text) {
    return of(Span.Kind.WORDS, text);
  }

  /** All of them, with words between. */
  public static Phrase joined(List<Phrase> phrases, String between) {
    List<Span> all = new ArrayList<>();
    for (Phrase phrase : phrases) {
      if (!all.isEmpty()) {
        all.add(new Span(Span.Kind.WORDS, between));
      }
      all.addAll(phrase.spans());
    }
    return new Phrase(all);
  }

  /** Without any setting. */
  public String plain() {
    var text = new StringBuilder();
    for (Span span : spans) {
      text.append(span.text());
    }
    return text.toString();
  }
}
