package dev.threadlint.reports.source;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the file of a class, as a path from the folder that a repository begins with. */
public final class SourceTree {
  private static final int DEEPEST_ROOT = 8;
  private static final Set<String> NOT_SEARCHED = Set.of("target", "build", "node_modules", "out");

  private final Path base;
  private final List<Path> roots;
  private final Map<String, Optional<String>> known = new HashMap<>();

  private SourceTree(Path base, List<Path> roots) {
    this.base = base;
    this.roots = roots;
  }

  /** No sources at all. */
  public static SourceTree none() {
    return new SourceTree(Path.of(""), List.of());
  }

  /** Every {@code src/main/LANGUAGE} and {@code src/test/LANGUAGE} below a folder. */
  public static SourceTree below(Path base) {
    List<Path> roots = new ArrayList<>();
    try {
      Set<FileVisitOption> noLinks = EnumSet.noneOf(FileVisitOption.class);
      Files.walkFileTree(base.toAbsolutePath(), noLinks, DEEPEST_ROOT, new Search(roots));
    } catch (IOException e) {
      throw new ThreadlintException(
          base.toAbsolutePath() + " cannot be searched for sources: " + e.getMessage() + ".",
          "Name the source folders with --sources.",
          e);
    }
    roots.sort(null);
    return new SourceTree(base.toAbsolutePath().normalize(), roots);
  }

  /** These source folders; paths are told from the base. */
  public static SourceTree of(Path base, List<Path> roots) {
    List<Path> absolute = new ArrayList<>();
    for (Path root : roots) {
      Path folder = base.resolve(root).toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        throw new ThreadlintException(
            "There is no source folder " + folder + ".", "Name another with --sources.");
      }
      absolute.add(folder);
    }
    return new SourceTree(base.toAbsolutePath().normalize(), absolute);
  }

  /** The path of a frame's source file, with slashes, if it is here. */
  public Optional<String> path(Frame frame) {
    String fileName = frame.fileName();
    if (fileName == null || fileName.indexOf('/') >= 0 || fileName.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    int dot = frame.className().lastIndexOf('.');
    String folder = dot < 0 ? "" : frame.className().substring(0, dot + 1).replace('.', '/');
    return known.computeIfAbsent(folder + fileName, this::find);
  }

  /** The first frame of a stack that is not of a library and has its file here. */
  public Optional<Frame> site(StackTrace stack) {
    return stack.frames().stream()
        .filter(frame -> !frame.isLibrary() && path(frame).isPresent())
        .findFirst();
  }

  /** The first frame of any step that has its file here. */
  public Optional<Frame> site(List<Step> steps) {
    return steps.stream().flatMap(step -> site(step.stack()).stream()).findFirst();
  }

  private Optional<String> find(String name) {
    for (Path root : roots) {
      Path file = resolved(root, name);
      if (file != null && file.startsWith(root) && Files.isRegularFile(file)) {
        Path from = file.startsWith(base) ? base.relativize(file) : root.relativize(file);
        return Optional.of(from.toString().replace('\\', '/'));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Path resolved(Path root, String name) {
    try {
      return root.resolve(name).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Collects source folders, and looks into none of them. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "scala", "groovy");

    private final List<Path> roots;

    Search(List<Path> roots) {
      this.roots = roots;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      if (LANGUAGES.contains(name)
          && isNamed(folder, 1, "main", "test", "it")
          && isNamed(folder, 2, "src")) {
        roots.add(folder.normalize());
        return FileVisitResult.SKIP_SUBTREE;
      }
      boolean skipped = name.startsWith(".") && name.length() > 1 || NOT_SEARCHED.contains(name);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private static boolean isNamed(Path folder, int up, String... names) {
      int at = folder.getNameCount() - 1 - up;
      return at >= 0 && List.of(names).contains(folder.getName(at).toString());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // A folder that is closed to us has no sources for us.
      return FileVisitResult.CONTINUE;
    }
  }
}
