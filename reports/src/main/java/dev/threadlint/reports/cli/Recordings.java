package dev.threadlint.reports.cli;

import dev.threadlint.reports.ThreadlintException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The recordings that a command is about. */
final class Recordings {
  private static final String PATTERN = "threadlint-*.tlr";

  private Recordings() {}

  /** Those named, else those of the current folder. */
  static List<Path> of(List<Path> named) {
    if (!named.isEmpty()) {
      return named;
    }
    List<Path> found = inFolder(Path.of(""));
    if (found.isEmpty()) {
      throw new ThreadlintException(
          "There is no recording " + PATTERN + " in this folder.",
          "Name one, or make one: java -javaagent:threadlint.jar -jar app.jar");
    }
    return found;
  }

  private static List<Path> inFolder(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
      files.forEach(found::add);
    } catch (IOException e) {
      throw new ThreadlintException(
          "This folder cannot be listed: " + e.getMessage() + ".", "Name the recording.", e);
    }
    Collections.sort(found);
    return found;
  }

  /** Where the page of a recording goes: beside it. */
  static Path pageOf(Path recording) {
    String name = String.valueOf(recording.getFileName());
    String base = name.endsWith(".tlr") ? name.substring(0, name.length() - 4) : name;
    return recording.resolveSibling(base + ".html");
  }
}
