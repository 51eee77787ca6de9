import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes which programs a source folder has, a line each: the class, a tab, and the first sentence of its comment.
 *
 * <p>The launcher of the samples lists them. Said twice, the two would come to differ.
 */
public final class SampleList {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern PROGRAM =
      Pattern.compile("^public final class (\\w+)", Pattern.MULTILINE);
  private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.*?[.?!])(?: |$)");

  private SampleList() {}

  /** The source folder, the file to write, and the class to leave out, which is the launcher. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Files.createDirectories(file.getParent());
    try (Stream<Path> sources = Files.walk(Path.of(arguments[0]))) {
      List<String> lines =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .map(SampleList::line)
              .filter(line -> !line.isEmpty() && !line.startsWith(arguments[2] + "\t"))
              // A wrong program before its right twin.
              .sorted(Comparator.comparing(line -> line.replace("Sample\t", "\t")))
              .toList();
      Files.write(file, lines);
    }
  }

  private static String line(Path source) {
    String text = read(source);
    if (!text.contains("public static void main(String[]")) {
      return "";
    }
    Matcher in = PACKAGE.matcher(text);
    Matcher program = PROGRAM.matcher(text);
    if (!in.find() || !program.find()) {
      throw new IllegalStateException(source + " has a main method, and no public final class");
    }
    String before = text.substring(0, program.start());
    int comment = before.lastIndexOf("/**");
    if (comment < 0) {
      throw new IllegalStateException("The class of " + source + " has no comment");
    }
    String words = before.substring(comment + "/**".length(), before.lastIndexOf("*/"));
    return in.group(1) + "." + program.group(1) + "\t" + firstSentence(words, source);
  }

  private static String firstSentence(String comment, Path source) {
    String plain =
        comment
            .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
            .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
            .trim();
    Matcher sentence = FIRST_SENTENCE.matcher(plain);
    if (!sentence.find()) {
      throw new IllegalStateException("The comment of " + source + " has no sentence");
    }
    return sentence.group(1);
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new IllegalStateException(source + " cannot be read", e);
    }
  }
}
