package dev.threadlint.reports.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern SECTION =
      Pattern.compile("\\[\\[(?:(\\w+)(!?)=([^|\\]]*)\\|)?(.*?)]]", Pattern.DOTALL);
  private static final Pattern HOLE =
      Pattern.compile("\\{(\\w+)(?::([^:}]*):([^:}]*))?}|`([^`]*)`");

  private final String text;

  /** A text as a bundle has it. */
  public Template(String text) {
    this.text = text;
  }

  /** The text with its holes filled. */
  public Phrase fill(Values values) {
    List<Span> spans = new ArrayList<>();
    Matcher section = SECTION.matcher(text);
    int done = 0;
    while (section.find()) {
      fillHoles(text.substring(done, section.start()), values, false, spans);
      if (applies(section, values)) {
        fillSection(section.group(4), values, spans);
      }
      done = section.end();
    }
    fillHoles(text.substring(done), values, false, spans);
    return new Phrase(spans);
  }

  private static boolean applies(Matcher section, Values values) {
    String name = section.group(1);
    if (name == null) {
      return true;
    }
    Phrase actual = values.get(name);
    boolean wantsEqual = section.group(2).isEmpty();
    boolean equal = actual != null && actual.plain().equals(section.group(3));
    return equal == wantsEqual;
  }

  private static void fillSection(String body, Values values, List<Span> spans) {
    List<Span> inside = new ArrayList<>();
    if (fillHoles(body, values, true, inside)) {
      spans.addAll(inside);
    }
  }

  /** False if {@code strict} and something is not known. */
  private static boolean fillHoles(String body, Values values, boolean strict, List<Span> spans) {
    Matcher hole = HOLE.matcher(body);
    int done = 0;
    while (hole.find()) {
      add(Span.Kind.WORDS, body.substring(done, hole.start()), spans);
      if (hole.group(4) != null) {
        add(Span.Kind.CODE, new Template(hole.group(4)).fill(values).plain(), spans);
      } else {
        Phrase value = values.get(hole.group(1));
        if (value == null && strict) {
          return false;
        }
        spans.addAll(filled(hole, value, values).spans());
      }
      done = hole.end();
    }
    add(Span.Kind.WORDS, body.substring(done), spans);
    return true;
  }

  private static Phrase filled(Matcher hole, @Nullable Phrase value, Values values) {
    if (hole.group(2) == null) {
      return value == null ? values.fallback(hole.group(1)) : value;
    }
    boolean one = value != null && value.plain().equals("1");
    return Phrase.words(one ? hole.group(2) : hole.group(3));
  }

  private static void add(Span.Kind kind, String words, List<Span> spans) {
    if (!words.isEmpty()) {
      spans.add(new Span(kind, words));
    }
  }

  /** The names of all placeholders, those of conditions too. */
  public List<String> placeholders() {
    List<String> names = new ArrayList<>();
    for (Matcher section = SECTION.matcher(text); section.find(); ) {
      if (section.group(1) != null) {
        names.add(section.group(1));
      }
    }
    for (Matcher hole = HOLE.matcher(text); hole.find(); ) {
      if (hole.group(1) != null) {
        names.add(hole.group(1));
      }
    }
    return names;
  }
}
