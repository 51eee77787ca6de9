package dev.threadlint.reports.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack, innermost frame first, without frames of the tracer itself.
 *
 * @param frames the frames, may be empty if it could not be taken
 * @param truncated whether outer frames were cut off
 */
public record StackTrace(List<Frame> frames, boolean truncated) {

  /** A stack that is not known. */
  public static final StackTrace UNKNOWN = new StackTrace(List.of(), false);

  /** Copies the frames. */
  public StackTrace {
    frames = List.copyOf(frames);
  }

  /**
   * The frame to speak of: the innermost outside of libraries, else the innermost, null if none.
   */
  public @Nullable Frame site() {
    for (Frame frame : frames) {
      if (!frame.isLibrary()) {
        return frame;
      }
    }
    return frames.isEmpty() ? null : frames.get(0);
  }
}
