package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.RawFields;
import dev.threadlint.agent.bootstrap.StackReader;
import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads stacks with their monitors through the JDK's own {@code LiveStackFrame}, which knows what a
 * frame holds even where the JIT removed the locking.
 */
final class LiveStackReader extends StackReader
    implements Function<Stream<StackWalker.StackFrame>, StackReader.LiveStack> {
  // Deep enough for any sane path; what is further out is cut off and said to be.
  private static final int MOST_FRAMES = 200;
  private static final Object[] NO_MONITORS = new Object[0];

  private final SiteTable sites;
  private final StackWalker walker;

  LiveStackReader(SiteTable sites) {
    this.sites = sites;
    this.walker = RawFields.liveWalker();
  }

  @Override
  public LiveStack read() {
    return walker.walk(this);
  }

  @Override
  public LiveStack apply(Stream<StackWalker.StackFrame> stream) {
    List<StackTraceElement> frames = new ArrayList<>(32);
    List<Object[]> monitors = new ArrayList<>(32);
    Iterator<StackWalker.StackFrame> iterator = stream.iterator();
    boolean inside = false;
    while (iterator.hasNext() && frames.size() < MOST_FRAMES) {
      StackWalker.StackFrame frame = iterator.next();
      if (!inside && isOurs(frame.getClassName())) {
        continue;
      }
      inside = true;
      frames.add(frame.toStackTraceElement());
      monitors.add(monitorsOf(frame));
    }
    return new LiveStack(
        frames.toArray(new StackTraceElement[0]), monitors.toArray(new Object[0][]));
  }

  private static Object[] monitorsOf(StackWalker.StackFrame frame) {
    Object[] held = RawFields.monitorsOf(frame);
    return held == null ? NO_MONITORS : held;
  }

  /** Whether a frame at the top of the stack is the tracer's. */
  static boolean isOurs(String className) {
    return className.startsWith("java.lang.Threadlint")
        || className.startsWith("dev.threadlint.agent.");
  }

  @Override
  public @Nullable Object lockAt(LiveStack stack, int site) {
    Site place = sites.lookup(site);
    if (place == null) {
      return null;
    }
    for (int i = stack.frames.length - 1; i >= 0; i--) {
      Object[] held = stack.monitors[i];
      StackTraceElement frame = stack.frames[i];
      if (held != null
          && held.length > 0
          && frame.getMethodName().equals(place.methodName())
          && frame.getClassName().equals(place.className())) {
        return held[0];
      }
    }
    return null;
  }
}
