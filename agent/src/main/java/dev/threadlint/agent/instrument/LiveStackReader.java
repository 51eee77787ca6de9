package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.RawFields;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds monitors on the stack through the JDK's own {@code LiveStackFrame}, which knows what a
 * frame holds even where the JIT removed the locking.
 */
final class LiveStackReader extends StackReader {
  // Deep enough for any sane path; what is further out is not found.
  private static final int MOST_FRAMES = 200;
  private static final String HOOKS = hooks();
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  private final SiteTable sites;
  private final StackWalker walker;

  private static String hooks() {
    String name = StackReader.class.getName();
    return name.substring(0, name.length() - "StackReader".length());
  }

  LiveStackReader(SiteTable sites) {
    this.sites = sites;
    this.walker = RawFields.liveWalker();
  }

  @Override
  public @Nullable Object lockAt(int site) {
    Site place = sites.lookup(site);
    return place == null ? null : walker.walk(new Search(place));
  }

  @Override
  public boolean isHeldFurtherOut(Object lock, int site) {
    Site place = sites.lookup(site);
    return place != null && walker.walk(new SearchOutwards(lock, place));
  }

  /** Looks at the frames that led to the innermost one of a place. */
  private record SearchOutwards(Object lock, Site place)
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> left = frames.limit(MOST_FRAMES).iterator();
      while (left.hasNext()) {
        if (isOf(left.next(), place)) {
          break;
        }
      }
      while (left.hasNext()) {
        if (holds(left.next())) {
          return true;
        }
      }
      return false;
    }

    private boolean holds(StackWalker.StackFrame frame) {
      Object[] held = RawFields.monitorsOf(frame);
      for (int i = 0; held != null && i < held.length; i++) {
        if (held[i] == lock) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public boolean isCollectionOfProgram() {
    return walker.walk(new SearchCaller());
  }

  /** Looks who uses a collection. */
  private static final class SearchCaller
      implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      Iterator<StackWalker.StackFrame> left = frames.limit(MOST_FRAMES).iterator();
      while (left.hasNext()) {
        StackWalker.StackFrame frame = left.next();
        String name = frame.getClassName();
        if (!name.startsWith("java.util.")
            && !name.startsWith(HOOKS)
            && !name.startsWith("dev.threadlint.agent.")) {
          return !isOfJdk(name);
        }
      }
      return false;
    }
  }

  private static boolean isOfJdk(String className) {
    for (String start : JDK) {
      if (className.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(StackWalker.StackFrame frame, Site place) {
    return frame.getMethodName().equals(place.methodName())
        && frame.getClassName().equals(place.className());
  }

  /** Looks at all frames from the innermost one on: of several that match, the last one counts. */
  private static final class Search
      implements Function<Stream<StackWalker.StackFrame>, @Nullable Object> {
    private final Site place;

    Search(Site place) {
      this.place = place;
    }

    @Override
    public @Nullable Object apply(Stream<StackWalker.StackFrame> frames) {
      Object found = null;
      Iterator<StackWalker.StackFrame> left = frames.limit(MOST_FRAMES).iterator();
      while (left.hasNext()) {
        StackWalker.StackFrame frame = left.next();
        if (isOf(frame, place)) {
          Object[] held = RawFields.monitorsOf(frame);
          found = held == null || held.length == 0 ? found : held[0];
        }
      }
      return found;
    }
  }
}
