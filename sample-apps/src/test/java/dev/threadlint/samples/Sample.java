package dev.threadlint.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of this module.
 *
 * @param className its main class
 * @param file the name of its source
 * @param marked per rule that its source names, the line that does
 */
record Sample(String className, String file, Map<String, Integer> marked) {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern MARK = Pattern.compile("// FINDING: ([a-z-]+(?:, [a-z-]+)*)$");

  private static final String LAUNCHER = "Samples.java";

  static List<Sample> all() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && hasMain(file))
          .filter(file -> !file.getFileName().toString().equals(LAUNCHER))
          .sorted()
          .map(Sample::of)
          .toList();
    }
  }

  private static boolean hasMain(Path file) {
    return lines(file).stream().anyMatch(line -> line.contains("public static void main(String[]"));
  }

  private static Sample of(Path file) {
    String name =
        SOURCES.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
    return new Sample(
        name.substring(0, name.length() - ".java".length()),
        file.getFileName().toString(),
        marks(file));
  }

  private static Map<String, Integer> marks(Path file) {
    Map<String, Integer> marks = new TreeMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.find()) {
        for (String rule : mark.group(1).split(", ", -1)) {
          marks.put(rule, i + 1);
        }
      }
    }
    return marks;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return file;
  }
}
