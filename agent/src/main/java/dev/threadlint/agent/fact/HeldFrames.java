package dev.threadlint.agent.fact;

import dev.threadlint.agent.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames of a stack in which its thread took the monitors that it holds, from the
 * outermost on: each lies within the one before.
 */
final class HeldFrames {
  private final StackTraceElement @Nullable [] frames;
  private int before;
  private @Nullable Site siteBefore;

  HeldFrames(StackTraceElement @Nullable [] frames) {
    this.frames = frames;
    this.before = frames == null ? -1 : frames.length - 1;
  }

  /** The index of the frame that took the next monitor, at that site; -1 if it is not there. */
  int next(Site site) {
    // Who takes a second one at the very same place has come there again.
    int from = site.equals(siteBefore) ? before - 1 : before;
    for (int i = from; i >= 0; i--) {
      if (isAt(frames[i], site)) {
        before = i;
        siteBefore = site;
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(StackTraceElement frame, Site site) {
    return frame.getMethodName().equals(site.methodName())
        && frame.getClassName().equals(site.className());
  }
}
