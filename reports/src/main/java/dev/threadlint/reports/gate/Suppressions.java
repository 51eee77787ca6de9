package dev.threadlint.reports.gate;

import dev.threadlint.reports.ThreadlintException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * The suppressions of a {@code threadlint.properties}.
 *
 * @param all in the order of their keys
 */
public record Suppressions(List<Suppression> all) {
  /** None. */
  public static final Suppressions NONE = new Suppressions(List.of());

  private static final String PREFIX = "suppress.";

  /** Copies the list. */
  public Suppressions {
    all = List.copyOf(all);
  }

  /**
   * Those of a file; none if there is no such file.
   *
   * @throws ThreadlintException if the file cannot be read or a line not be understood
   */
  public static Suppressions read(Path file, Collection<String> rules) {
    return Files.isRegularFile(file) ? of(properties(file), rules) : NONE;
  }

  /** Those among properties. */
  static Suppressions of(Properties properties, Collection<String> rules) {
    List<String> keys = new ArrayList<>(properties.stringPropertyNames());
    keys.removeIf(key -> !key.startsWith(PREFIX));
    keys.sort(Comparator.comparingInt(Suppressions::number).thenComparing(key -> key));
    List<Suppression> all = new ArrayList<>();
    for (String key : keys) {
      all.add(Suppression.parse(key, properties.getProperty(key), rules));
    }
    return new Suppressions(all);
  }

  /** Keys that are no number come last, by name. */
  private static int number(String key) {
    try {
      return Integer.parseInt(key.substring(PREFIX.length()));
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  private static Properties properties(Path file) {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new ThreadlintException(
          file + " cannot be read: " + e.getMessage() + ".",
          "It has to be a properties file in UTF-8.",
          e);
    }
  }
}
