package dev.threadlint.reports.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What an option is where the command line does not say: as the environment has it, else as {@code
 * threadlint.properties} has it. So a build sets its options once.
 */
public final class OptionDefaults implements IDefaultValueProvider {
  /** The file of options and suppressions. */
  static final Path FILE = Path.of("threadlint.properties");

  /** Options that may stand in the file, beside those of the agent. */
  static final List<String> KEYS = List.of("baseline", "fail-on", "lang", "sources", "strict");

  private final Map<String, String> environment;
  private final Path file;
  private @Nullable Properties properties;

  /** Of this process and folder. */
  public OptionDefaults() {
    this(System.getenv(), FILE);
  }

  OptionDefaults(Map<String, String> environment, Path file) {
    this.environment = environment;
    this.file = file;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
      return null;
    }
    String key = option.longestName().substring(2);
    if (!KEYS.contains(key)) {
      return null;
    }
    String name = "THREADLINT_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    String given = environment.get(name);
    return given != null ? given : properties(argument).getProperty(key);
  }

  private Properties properties(ArgSpec argument) {
    Properties known = properties;
    if (known == null) {
      known = new Properties();
      if (Files.isRegularFile(file)) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          known.load(in);
        } catch (IOException | IllegalArgumentException e) {
          throw new ParameterException(
              argument.command().commandLine(), file + " cannot be read: " + e.getMessage(), e);
        }
      }
      properties = known;
    }
    return known;
  }
}
