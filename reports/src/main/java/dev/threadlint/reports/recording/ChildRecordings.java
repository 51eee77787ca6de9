package dev.threadlint.reports.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the child processes of a program leave their recordings: beside that of the program, which
 * takes them in at its end. What is still there belongs to a program that did not come to its end.
 */
public final class ChildRecordings {
  private static final String SUFFIX = ".tlr";
  private static final String CHILD = "-child-";
  private static final Pattern OF_CHILD = Pattern.compile("(.+)-child-[0-9]+\\.tlr");

  private ChildRecordings() {}

  /** The recording of one child of the program with that recording. */
  public static Path of(Path program, String pid) {
    return program.resolveSibling(base(program) + CHILD + pid + SUFFIX);
  }

  /** Those that lie beside the recording of a program, in the order of their names. */
  public static List<Path> beside(Path program) {
    Path folder = program.toAbsolutePath().getParent();
    List<Path> found = new ArrayList<>();
    if (folder == null || !Files.isDirectory(folder)) {
      return found;
    }
    String begin = base(program) + CHILD;
    DirectoryStream.Filter<Path> filter =
        file -> {
          String name = String.valueOf(file.getFileName());
          return name.startsWith(begin) && OF_CHILD.matcher(name).matches();
        };
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, filter)) {
      for (Path file : files) {
        found.add(program.resolveSibling(String.valueOf(file.getFileName())));
      }
    } catch (IOException e) {
      // Nobody can say what lies there.
    }
    Collections.sort(found);
    return found;
  }

  /** Without those whose program is there, too: they are read with it. */
  public static List<Path> withoutChildren(List<Path> recordings) {
    List<Path> programs = new ArrayList<>(recordings);
    programs.removeIf(each -> hasProgram(each, recordings));
    return programs;
  }

  private static boolean hasProgram(Path recording, List<Path> all) {
    var name = OF_CHILD.matcher(String.valueOf(recording.getFileName()));
    return name.matches() && all.contains(recording.resolveSibling(name.group(1) + SUFFIX));
  }

  private static String base(Path program) {
    String name = String.valueOf(program.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
