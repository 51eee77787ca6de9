package dev.threadlint.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells its reader to type exists. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path PARENT = ROOT.resolve("pom.xml");
  private static final Pattern CONSOLE = Pattern.compile("```console\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)");
  private static final Pattern SHIPPED = Pattern.compile("java -jar (\\S*threadlint\\.jar) (.*)");
  private static final String TRACED = "java -javaagent:agent/target/threadlint\\.jar -jar \\S+";
  private static final Pattern MAVEN = Pattern.compile("mvn (?:-q )?(?:-P(\\S+) )?verify");
  private static final int TWO_SCREENS = 110;

  @Test
  void anyCommand_isKnown() throws IOException {
    List<String> commands = commands();
    assertThat(commands).contains("mvn -q -Pdemo verify", "mvn verify");
    for (String command : commands) {
      assertThat(command).satisfies(ReadmeTest::checkCommand);
    }
  }

  @Test
  void anyLink_leadsToAFile() throws IOException {
    List<String> targets = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(README));
    while (link.find()) {
      targets.add(link.group(1));
    }
    assertThat(targets).isNotEmpty().allMatch(target -> Files.exists(ROOT.resolve(target)));
  }

  @Test
  void readme_endsWithinTwoScreens() throws IOException {
    // But for the rules, of which there will be more.
    assertThat(Files.readAllLines(README).stream().filter(line -> !line.startsWith("| [")))
        .hasSizeLessThan(TWO_SCREENS);
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher console = CONSOLE.matcher(Files.readString(README));
    while (console.find()) {
      console
          .group(1)
          .lines()
          .filter(line -> line.startsWith("$ "))
          .map(line -> line.substring(2).replaceFirst("\\s+#.*", "").trim())
          .forEach(commands::add);
    }
    return commands;
  }

  private static void checkCommand(String command) {
    Matcher shipped = SHIPPED.matcher(command);
    Matcher maven = MAVEN.matcher(command);
    if (shipped.matches()) {
      String[] arguments = shipped.group(2).split(" ");
      assertThat(shipped.group(1)).isEqualTo("agent/target/threadlint.jar");
      // Throws if a command or an option is not known.
      Main.commandLine().parseArgs(arguments);
      assertThat(Main.commandLine().getSubcommands()).containsKey(arguments[0]);
    } else if (maven.matches()) {
      String profile = maven.group(1);
      assertThat(PARENT).content().contains(profile == null ? "" : "<id>" + profile + "</id>");
    } else {
      assertThat(command).matches(TRACED);
    }
  }

  @Test
  void commandLine_mountsWhatTheHelpPromises() {
    assertThat(Main.commandLine().getSubcommands().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(
                "demo",
                "attach",
                "detach",
                "report",
                "check",
                "baseline",
                "merge",
                "rules",
                "explain",
                "completion"));
  }
}
