package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page of options says what the commands take, and both READMEs tell the same. */
class CommandsDocTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern ROW =
      Pattern.compile("\\| `(--[a-z-]+)(?: [A-Z]+)?` \\| (?:`[a-z-]+`)? ?\\| ([a-z, ]+) \\|.*");
  private static final Set<String> OF_ALL = Set.of("--help", "--version");

  @Test
  void table_hasEachOptionWithItsCommands() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line : Files.readAllLines(DOCS.resolve("options.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
      }
    }

    assertThat(documented).isEqualTo(optionsOfCommands());
  }

  private static Map<String, Set<String>> optionsOfCommands() {
    Map<String, Set<String>> options = new TreeMap<>();
    Map<String, CommandLine> commands = new TreeMap<>(Main.commandLine().getSubcommands());
    commands.remove("completion");
    commands.forEach(
        (name, command) -> {
          for (OptionSpec option : command.getCommandSpec().options()) {
            if (!OF_ALL.contains(option.longestName())) {
              options.computeIfAbsent(option.longestName(), key -> new TreeSet<>()).add(name);
            }
          }
        });
    return options;
  }

  @Test
  void readmes_haveTheSameSectionsCommandsAndLinks() throws IOException {
    String english = Files.readString(Path.of("../README.md"));
    String chinese = Files.readString(Path.of("../README.zh-CN.md"));

    assertThat(all("(?m)^(#+) ", chinese)).isEqualTo(all("(?m)^(#+) ", english));
    assertThat(all("(?m)^\\$ (.*?)(?: +#.*)?$", chinese))
        .isEqualTo(all("(?m)^\\$ (.*?)(?: +#.*)?$", english));
    assertThat(all("]\\(((?!README|docs/rules)[^)]+)\\)", chinese))
        .isEqualTo(all("]\\(((?!README|docs/rules)[^)]+)\\)", english));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
