package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns the JVM's frames into ours, and remembers the stacks of code paths seen before. */
final class Stacks {
  private static final int MOST_FRAMES = 100;
  private static final int MOST_PATHS = 1024;
  private static final int MOST_KNOWN_FRAMES = 16_384;

  // Many stacks have the same frames.
  private static final Map<StackTraceElement, Frame> FRAMES = new ConcurrentHashMap<>();

  private final Map<Long, StackTrace[]> byPath =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StackTrace[]> eldest) {
          return size() > MOST_PATHS;
        }
      };

  /** A stack, without the tracer's own frames at its top, from a frame on. */
  static StackTrace of(StackTraceElement @Nullable [] elements, int from) {
    if (elements == null || from < 0) {
      return StackTrace.UNKNOWN;
    }
    int first = from;
    while (first < elements.length && isOurs(elements[first].getClassName())) {
      first++;
    }
    int end = Math.min(elements.length, first + MOST_FRAMES);
    List<Frame> frames = new ArrayList<>(end - first);
    for (int i = first; i < end; i++) {
      frames.add(frame(elements[i]));
    }
    return new StackTrace(frames, end < elements.length);
  }

  private static Frame frame(StackTraceElement element) {
    Frame known = FRAMES.get(element);
    if (known == null) {
      known =
          new Frame(
              element.getClassName(),
              element.getMethodName(),
              element.getFileName(),
              element.getLineNumber());
      if (FRAMES.size() >= MOST_KNOWN_FRAMES) {
        FRAMES.clear();
      }
      FRAMES.put(element, known);
    }
    return known;
  }

  private static boolean isOurs(String className) {
    return className.startsWith("java.lang.Threadlint")
        || className.startsWith("dev.threadlint.agent.bootstrap.")
        || className.startsWith("dev.threadlint.agent.instrument.");
  }

  /** The stacks of a path: first where the lock was wanted, then where each held one was taken. */
  StackTrace @Nullable [] ofPath(long path) {
    return byPath.get(path);
  }

  /** Does nothing if they belong to no path, so that they are found for none. */
  void remember(long path, StackTrace[] stacks) {
    if (path != Event.NO_PATH) {
      byPath.put(path, stacks);
    }
  }
}
