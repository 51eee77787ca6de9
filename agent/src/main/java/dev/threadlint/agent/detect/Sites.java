package dev.threadlint.agent.detect;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The places in code that make up a defect, whatever the lines, threads and instances. */
final class Sites {
  // Methods of these names are how locks are wrapped; the defect lies where they are called.
  private static final Set<String> WRAPPERS =
      Set.of(
          "acquire",
          "acquireUninterruptibly",
          "enter",
          "lock",
          "lockInterruptibly",
          "lockRead",
          "lockWrite",
          "readLock",
          "writeLock");

  private final TreeSet<String> sites = new TreeSet<>();

  /** Adds the method of the program that a stack lies in. */
  Sites at(StackTrace stack) {
    Frame frame = stack.site();
    return frame == null ? this : named(frame.site());
  }

  /** Adds the method of the program that wants a lock, not one that only takes locks for others. */
  Sites lockAt(StackTrace stack) {
    List<Frame> frames = ownFrames(stack);
    return frames.isEmpty() ? at(stack) : named(user(frames, 0).site());
  }

  /**
   * Adds the methods in which a lock was taken and another asked for. If both went through the same
   * lines, as those of a class that wraps a lock, then the methods where their ways parted.
   */
  Sites parting(StackTrace taken, StackTrace asked) {
    List<Frame> takenFrames = ownFrames(taken);
    List<Frame> askedFrames = ownFrames(asked);
    int both = Math.min(takenFrames.size(), askedFrames.size());
    int depth = 0;
    while (depth < both && sameLine(takenFrames.get(depth), askedFrames.get(depth))) {
      depth++;
    }
    if (depth == both) {
      return lockAt(taken).lockAt(asked);
    }
    return named(user(takenFrames, depth).site()).named(user(askedFrames, depth).site());
  }

  Sites named(String site) {
    sites.add(site);
    return this;
  }

  Collection<String> all() {
    return sites;
  }

  private static Frame user(List<Frame> frames, int from) {
    int at = from;
    while (at < frames.size() - 1 && WRAPPERS.contains(frames.get(at).methodName())) {
      at++;
    }
    return frames.get(at);
  }

  /** The file may be missing in one of them. */
  private static boolean sameLine(Frame one, Frame other) {
    return one.line() == other.line() && one.site().equals(other.site());
  }

  private static List<Frame> ownFrames(StackTrace stack) {
    return stack.frames().stream().filter(frame -> !frame.isLibrary()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sites that && sites.equals(that.sites);
  }

  @Override
  public int hashCode() {
    return sites.hashCode();
  }
}
