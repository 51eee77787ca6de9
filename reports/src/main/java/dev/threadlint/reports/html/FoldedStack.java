package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack with the frames of the JDK folded away.
 *
 * @param folds runs of frames, innermost first
 * @param shared how many outer frames are left out because the next stack has them too
 * @param cut how many outer frames are left out because nobody reads so many
 * @param truncated whether outer frames were never recorded
 */
public record FoldedStack(List<Fold> folds, int shared, int cut, boolean truncated) {
  private static final int LONGEST_FRAME = 300;
  private static final int MOST_FRAMES = 48;

  /**
   * Frames that are shown or folded together.
   *
   * @param jdk whether all are of the JDK
   * @param frames as in a thread dump
   */
  public record Fold(boolean jdk, List<String> frames) {}

  static FoldedStack of(StackTrace stack, int shared) {
    List<Fold> folds = new ArrayList<>();
    int own = stack.frames().size() - shared;
    List<Frame> shown = stack.frames().subList(0, Math.min(MOST_FRAMES, own));
    List<String> run = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Frame frame = shown.get(i);
      run.add(Visible.of(frame.toString(), LONGEST_FRAME));
      if (i + 1 == shown.size() || shown.get(i + 1).isJdk() != frame.isJdk()) {
        folds.add(new Fold(frame.isJdk(), run));
        run = new ArrayList<>();
      }
    }
    return new FoldedStack(folds, shared, own - shown.size(), stack.truncated() && shared == 0);
  }

  /** How many outer frames two stacks have in common. */
  static int shared(StackTrace one, StackTrace other) {
    List<Frame> a = one.frames();
    List<Frame> b = other.frames();
    int most = Math.min(a.size(), b.size());
    int shared = 0;
    while (shared < most && a.get(a.size() - 1 - shared).equals(b.get(b.size() - 1 - shared))) {
      shared++;
    }
    return shared;
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return folds.isEmpty() && shared == 0;
  }
}
