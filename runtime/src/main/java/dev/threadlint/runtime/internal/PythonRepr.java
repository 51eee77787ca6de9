package dev.threadlint.runtime.internal;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python's {@code repr()} would say of a Java value. */
public final class PythonRepr {
  private PythonRepr() {}

  /** {@code 1}, {@code 'text'}, {@code b'bytes'}, {@code None}, {@code [1, 2]} and so on. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    } else if (value instanceof CharSequence || value instanceof Character) {
      return quoted(value.toString());
    } else if (value instanceof byte[] bytes) {
      return "b" + quoted(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return ofCollection(value);
  }

  /** What Python's {@code str()} would say: the text itself for a text. */
  public static String str(@Nullable Object value) {
    return value instanceof CharSequence ? value.toString() : of(value);
  }

  private static String ofCollection(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(PythonRepr::of).collect(joining(", ", "[", "]"));
    } else if (value instanceof Object[] tuple) {
      return Arrays.stream(tuple)
          .map(PythonRepr::of)
          .collect(joining(", ", "(", tuple.length == 1 ? ",)" : ")"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
          .collect(joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.chars().forEach(c -> quoted.append(escaped((char) c, quote)));
    return quoted.append(quote).toString();
  }

  private static String escaped(char c, char quote) {
    if (c == quote || c == '\\') {
      return "\\" + c;
    }
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          c < ' ' || (c > '~' && c < 0xa1)
              ? String.format(Locale.ROOT, "\\x%02x", (int) c)
              : String.valueOf(c);
    };
  }
}
