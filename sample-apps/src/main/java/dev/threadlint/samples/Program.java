package dev.threadlint.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A sample that can be run.
 *
 * @param className its main class
 * @param shows what it shows, in a sentence
 */
record Program(String className, String shows) {
  // Written by the build, from the comments of the sources.
  private static final String LIST = "samples.txt";
  private static final int MOST_NEAR = 3;

  static List<Program> all() {
    try (InputStream list = Program.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("The build has written no " + LIST);
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Program::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program of(String line) {
    int tab = line.indexOf('\t');
    return new Program(line.substring(0, tab), line.substring(tab + 1));
  }

  /** By the name of the class, or by the rule it breaks; in lower case and with hyphens as well. */
  static Program named(String name) {
    String wanted = plain(name);
    return all().stream()
        .filter(program -> program.answersTo(wanted))
        .findFirst()
        .orElseThrow(() -> new CommandLineException(unknown(name)));
  }

  private boolean answersTo(String wanted) {
    String own = plain(name());
    return own.equals(wanted) || own.equals(wanted + "sample");
  }

  private static String unknown(String name) {
    String wanted = plain(name);
    List<String> near =
        all().stream()
            .filter(program -> program.isNear(wanted))
            .sorted(Comparator.comparingInt(program -> program.distance(wanted)))
            .limit(MOST_NEAR)
            .map(Program::name)
            .toList();
    return near.isEmpty()
        ? "There is no sample " + name + "; without a name all are listed."
        : "There is no sample " + name + "; is it " + String.join(" or ", near) + "?";
  }

  private boolean isNear(String wanted) {
    String own = plain(name());
    return own.contains(wanted) || wanted.contains(own) || distance(wanted) <= own.length() / 3;
  }

  private int distance(String wanted) {
    return Spelling.distance(plain(name()), wanted);
  }

  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  String name() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** What it is about: the last part of its package. */
  String topic() {
    String in = className.substring(0, className.lastIndexOf('.'));
    return in.substring(in.lastIndexOf('.') + 1);
  }
}
