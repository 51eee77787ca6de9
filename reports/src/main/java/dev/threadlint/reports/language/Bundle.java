package dev.threadlint.reports.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one kind in one language, from a UTF-8 properties file beside a class.
 *
 * <p>Not a {@code ResourceBundle}, because that asks the system's locale too: on a Chinese system
 * it would answer in Chinese where English was asked for.
 */
public final class Bundle {
  private final String name;
  private final Properties texts;

  private Bundle(String name, Properties texts) {
    this.name = name;
    this.texts = texts;
  }

  /** The bundle of that name, as {@code rules/deadlock}, below the package of this module. */
  public static Bundle of(String name, Language language) {
    String path = "/dev/threadlint/reports/" + name + language.bundleSuffix() + ".properties";
    try (InputStream file = Bundle.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("no bundle " + path);
      }
      Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
      var texts = new Properties();
      texts.load(reader);
      return new Bundle(path, texts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** The text of a key that every bundle of this kind has. */
  public String get(String key) {
    String text = find(key);
    if (text == null) {
      throw new IllegalArgumentException("no " + key + " in " + name);
    }
    return text;
  }

  /** The text of a key that may be missing. */
  public @Nullable String find(String key) {
    return texts.getProperty(key);
  }

  /** All keys. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
