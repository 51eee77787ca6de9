package dev.threadlint.samples;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tracer, which is no part of the samples. */
final class AgentJar {
  private static final String NAME = "threadlint.jar";

  private AgentJar() {}

  /** The one that was named, or else the one beside the samples' jar or where the build puts it. */
  static Path find(@Nullable Path named) {
    List<Path> places = named == null ? usualPlaces() : List.of(named.toAbsolutePath());
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new CommandLineException(missing(places)));
  }

  private static List<Path> usualPlaces() {
    Path own = ownPlace();
    return List.of(
        own.resolveSibling(NAME), own.resolveSibling("../../agent/target/" + NAME).normalize());
  }

  /** The jar of the samples, or the folder of their classes. */
  private static Path ownPlace() {
    try {
      return Path.of(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String missing(List<Path> places) {
    String where = String.join(" nor ", places.stream().map(Path::toString).toList());
    return "The tracer is not at " + where + ": build it (mvn package), or name it with --agent.";
  }
}
