package dev.threadlint.reports.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with holes.
 *
 * <ul>
 *   <li>{@code {thread1}} is filled with what it stands for;
 *   <li>{@code {count:time:times}} is the first word for 1, else the second;
 *   <li>{@code [[…]]} is left out if a placeholder in it stands for nothing;
 *   <li>{@code [[alive=true|…]]} and {@code [[alive!=true|…]]} also ask for a value;
 *   <li>text between backticks is code.
 * </ul>
 */
public final class Template {
  // Read by hand: at the exit of a traced program regular expressions cost more than all the texts.
  private final String text;

  /** A text as a bundle has it. */
  public Template(String text) {
    this.text = text;
  }

  /** The text with its holes filled. */
  public Phrase fill(Values values) {
    List<Span> spans = new ArrayList<>();
    int done = 0;
    for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", done)) {
      int close = text.indexOf("]]", open);
      if (close < 0) {
        break;
      }
      fillHoles(text.substring(done, open), values, false, spans);
      fillSection(Section.of(text.substring(open + 2, close)), values, spans);
      done = close + 2;
    }
    fillHoles(text.substring(done), values, false, spans);
    return new Phrase(spans);
  }

  private static void fillSection(Section section, Values values, List<Span> spans) {
    if (section.applies(values)) {
      List<Span> inside = new ArrayList<>();
      if (fillHoles(section.body, values, true, inside)) {
        spans.addAll(inside);
      }
    }
  }

  /** False if {@code strict} and something is not known. */
  private static boolean fillHoles(String body, Values values, boolean strict, List<Span> spans) {
    int done = 0;
    for (int at = 0; at < body.length(); at++) {
      int end = holeEnd(body, at);
      if (end < 0) {
        continue;
      }
      add(Span.Kind.WORDS, body.substring(done, at), spans);
      String inside = body.substring(at + 1, end);
      if (body.charAt(at) == '`') {
        add(Span.Kind.CODE, new Template(inside).fill(values).plain(), spans);
      } else {
        Hole hole = Hole.of(inside);
        Phrase value = values.get(hole.name);
        if (value == null && strict) {
          return false;
        }
        spans.addAll(hole.filled(value, values).spans());
      }
      done = end + 1;
      at = end;
    }
    add(Span.Kind.WORDS, body.substring(done), spans);
    return true;
  }

  /** Where the hole ends that begins here; below 0 if none does. */
  private static int holeEnd(String body, int at) {
    switch (body.charAt(at)) {
      case '`':
        return body.indexOf('`', at + 1);
      case '{':
        int end = body.indexOf('}', at);
        return end > 0 && Hole.isOne(body.substring(at + 1, end)) ? end : -1;
      default:
        return -1;
    }
  }

  /** How long the name is that a text begins with. */
  private static int nameLength(String text) {
    int length = 0;
    while (length < text.length() && isPartOfName(text.charAt(length))) {
      length++;
    }
    return length;
  }

  private static boolean isPartOfName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static void add(Span.Kind kind, String words, List<Span> spans) {
    if (!words.isEmpty()) {
      spans.add(new Span(kind, words));
    }
  }

  /** The names of all placeholders, those of conditions too. */
  public List<String> placeholders() {
    List<String> names = new ArrayList<>();
    for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", open + 2)) {
      Section section = Section.of(text.substring(open + 2));
      if (!section.name.isEmpty()) {
        names.add(section.name);
      }
    }
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      int end = text.indexOf('}', at);
      if (end > 0 && Hole.isOne(text.substring(at + 1, end))) {
        names.add(Hole.of(text.substring(at + 1, end)).name);
      }
    }
    return names;
  }

  /** What stands between double brackets; without a name it has no condition. */
  private record Section(String name, boolean wantsEqual, String value, String body) {
    static Section of(String inside) {
      int length = nameLength(inside);
      boolean differs = inside.startsWith("!=", length);
      int equal = differs ? length + 1 : length;
      int bar = inside.indexOf('|');
      if (length == 0 || bar < equal || inside.charAt(equal) != '=') {
        return new Section("", true, "", inside);
      }
      return new Section(
          inside.substring(0, length),
          !differs,
          inside.substring(equal + 1, bar),
          inside.substring(bar + 1));
    }

    boolean applies(Values values) {
      if (name.isEmpty()) {
        return true;
      }
      Phrase actual = values.get(name);
      boolean equal = actual != null && actual.plain().equals(value);
      return equal == wantsEqual;
    }
  }

  /** What stands between braces; with words for one and for many, or without. */
  private record Hole(String name, @Nullable String one, String many) {
    static boolean isOne(String inside) {
      int length = nameLength(inside);
      int colon = inside.indexOf(':', length + 1);
      return length > 0
          && (length == inside.length()
              || inside.charAt(length) == ':' && colon > 0 && inside.indexOf(':', colon + 1) < 0);
    }

    static Hole of(String inside) {
      int length = nameLength(inside);
      if (length == inside.length()) {
        return new Hole(inside, null, "");
      }
      int colon = inside.indexOf(':', length + 1);
      return new Hole(
          inside.substring(0, length),
          inside.substring(length + 1, colon),
          inside.substring(colon + 1));
    }

    Phrase filled(@Nullable Phrase value, Values values) {
      if (one == null) {
        return value == null ? values.fallback(name) : value;
      }
      boolean isOne = value != null && value.plain().equals("1");
      return Phrase.words(isOne ? one : many);
    }
  }
}
