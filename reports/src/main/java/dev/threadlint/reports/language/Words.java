package dev.threadlint.reports.language;

import dev.threadlint.reports.model.Observed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that console and page share, in one language. */
public final class Words {
  private final Language language;
  private final Bundle bundle;

  private Words(Language language, Bundle bundle) {
    this.language = language;
    this.bundle = bundle;
  }

  /** The words of a language. */
  public static Words of(Language language) {
    return new Words(language, Bundle.of("text/common", language));
  }

  /** Those of another bundle, as {@code text/gate}. */
  public static Words of(Language language, String bundle) {
    return new Words(language, Bundle.of(bundle, language));
  }

  /** Which language. */
  public Language language() {
    return language;
  }

  /** A text without placeholders. */
  public String get(String key) {
    return bundle.get(key);
  }

  /** A text that may be missing. */
  public @Nullable String find(String key) {
    return bundle.find(key);
  }

  /** A text that speaks of a number: {@code {n}}. */
  public String count(String key, long number) {
    return fill(key, "n", grouped(number));
  }

  /** A text with placeholders, given as name, value, name, value… */
  public String fill(String key, String... namesAndValues) {
    return phrase(key, namesAndValues).plain();
  }

  /** The same with its setting. */
  public Phrase phrase(String key, String... namesAndValues) {
    return new Template(bundle.get(key)).fill(name -> find(name, namesAndValues));
  }

  private static @Nullable Phrase find(String name, String[] namesAndValues) {
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return Phrase.words(namesAndValues[i + 1]);
      }
    }
    return null;
  }

  /** The text for a constant or id: {@code prefix.name}, or the name itself if there is none. */
  public String named(String prefix, String name) {
    String text = bundle.find(prefix + "." + name);
    return text == null ? Visible.of(name) : text;
  }

  /** The text for a constant. */
  public String of(Enum<?> constant) {
    String prefix = constant.getDeclaringClass().getSimpleName();
    return get(lower(prefix) + "." + lower(constant.name()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A counter of {@link Observed}, as {@code 212 threads}. */
  public String counter(String name, long number) {
    String text = bundle.find("counter." + name);
    return text == null
        ? Visible.of(name) + ": " + grouped(number)
        : count("counter." + name, number);
  }

  /** A length of time, as {@code 12.4 s}. */
  public String time(long millis) {
    if (millis < 1_000) {
      return fill("time.ms", "n", Long.toString(millis));
    }
    if (millis < 120_000) {
      return fill("time.s", "n", tenths(millis, 1_000));
    }
    if (millis < 7_200_000) {
      return fill("time.min", "n", tenths(millis, 60_000));
    }
    return fill("time.h", "n", tenths(millis, 3_600_000));
  }

  /** A short length of time, as {@code 0.42 ms}. */
  public String span(long nanos) {
    if (nanos >= 100_000_000) {
      return time(nanos / 1_000_000);
    }
    BigDecimal millis = BigDecimal.valueOf(nanos, 6).round(new MathContext(2));
    return fill("time.ms", "n", millis.signum() == 0 ? "0" : shortest(millis));
  }

  private static String shortest(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String tenths(long millis, long unit) {
    return BigDecimal.valueOf(millis)
        .divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** With a comma between thousands. */
  public static String grouped(long number) {
    // Not String.format: it would load the data of a locale, at every exit of a traced program.
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
