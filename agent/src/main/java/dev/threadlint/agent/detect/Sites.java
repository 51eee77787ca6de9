package dev.threadlint.agent.detect;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The places in code that make up a defect, whatever the lines, threads and instances. */
final class Sites {
  private final TreeSet<String> sites = new TreeSet<>();

  /** Adds the method of the program that a stack lies in. */
  Sites at(StackTrace stack) {
    Frame frame = stack.site();
    return frame == null ? this : named(frame.site());
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
    while (depth < both && takenFrames.get(depth).equals(askedFrames.get(depth))) {
      depth++;
    }
    if (depth == both) {
      return at(taken).at(asked);
    }
    return named(takenFrames.get(depth).site()).named(askedFrames.get(depth).site());
  }

  Sites named(String site) {
    sites.add(site);
    return this;
  }

  Collection<String> all() {
    return sites;
  }

  private static List<Frame> ownFrames(StackTrace stack) {
    return stack.frames().stream().filter(frame -> !frame.isJdk()).toList();
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
