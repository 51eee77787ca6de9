package dev.threadlint.agent.cli;

import dev.threadlint.reports.ThreadlintException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar that runs, for it is the agent too. */
final class OwnJar {
  private OwnJar() {}

  /** Where it is; the command's name is for the sentence if it is nowhere. */
  static Path path(String command) {
    try {
      Path location =
          Path.of(OwnJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(location)) {
        return location;
      }
    } catch (URISyntaxException e) {
      // Not a file, then: said below.
    }
    throw new ThreadlintException(
        "This command needs the jar, and runs from something else.",
        "Use: java -jar threadlint.jar " + command);
  }
}
