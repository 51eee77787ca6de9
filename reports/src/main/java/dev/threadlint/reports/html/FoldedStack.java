package dev.threadlint.reports.html;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack with the frames of the JDK and of our own library folded away.
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
   * @param library whether all are of the JDK or of our own library
   * @param jdk whether all are of the JDK
   * @param count how many
   * @param frames as in a thread dump; none if they are only counted
   */
  public record Fold(boolean library, boolean jdk, int count, List<String> frames) {}

  /** With frames of libraries, or, if {@code brief}, with their number. */
  static FoldedStack of(StackTrace stack, int shared, boolean brief) {
    List<Fold> folds = new ArrayList<>();
    int own = stack.frames().size() - shared;
    List<Frame> shown = stack.frames().subList(0, Math.min(MOST_FRAMES, own));
    List<String> run = new ArrayList<>();
    boolean jdk = true;
    for (int i = 0; i < shown.size(); i++) {
      Frame frame = shown.get(i);
      jdk &= frame.isJdk();
      run.add(Visible.of(frame.toString(), LONGEST_FRAME));
      if (i + 1 == shown.size() || shown.get(i + 1).isLibrary() != frame.isLibrary()) {
        List<String> told = brief && frame.isLibrary() ? List.of() : run;
        folds.add(new Fold(frame.isLibrary(), jdk, run.size(), told));
        run = new ArrayList<>();
        jdk = true;
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
