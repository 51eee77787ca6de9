package dev.threadlint.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/** Reads {@code threadlint.properties}; apart, because most programs start without one. */
final class OptionsFile {
  // What the command line takes from the same file.
  private static final Set<String> OF_COMMANDS = Set.of("baseline", "fail-on", "sources", "strict");

  private OptionsFile() {}

  static boolean isForCommands(String key) {
    return key.startsWith("suppress.") || OF_COMMANDS.contains(key);
  }

  static Properties read(Path file) throws OptionException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new OptionException(file + " cannot be read: " + e.getMessage() + ".");
    }
    return properties;
  }
}
