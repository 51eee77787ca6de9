package dev.threadlint.samples.seed.crawler;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** A file of comma-separated values, as RFC 4180 has them. */
final class CsvFile {
  private static final String END_OF_LINE = "\r\n";

  private CsvFile() {}

  /** Writes all rows or, if anything goes wrong, leaves the file as it was. */
  static void write(Path file, Iterable<List<String>> rows) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part)) {
        for (List<String> row : rows) {
          writer.write(line(row));
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String line(List<String> row) {
    return row.stream().map(CsvFile::field).collect(Collectors.joining(",", "", END_OF_LINE));
  }

  private static String field(String text) {
    return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
