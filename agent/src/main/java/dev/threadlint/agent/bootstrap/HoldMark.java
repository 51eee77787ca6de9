package dev.threadlint.agent.bootstrap;

/**
 * A number that tells one time of holding the outermost lock from other times.
 *
 * <p>It stands above the site, where the next hold overwrites it, so that holds of which nothing is
 * told pay nothing.
 */
final class HoldMark {
  private static final int MOST = 0x7FFF;

  private HoldMark() {}

  /** The number of the present hold if that is a monitor or has an owner; else 0. */
  static int make(ThreadState state) {
    int tag = without(state.site0);
    if (tag < HoldTag.OWNED) {
      return 0;
    }
    if (tag == state.site0) {
      state.marks = state.marks % MOST + 1;
      state.site0 = tag > 0 ? tag + (state.marks << 16) : tag - (state.marks << 16);
    }
    return of(state);
  }

  /** That number, if the present hold has one already; else 0. */
  static int of(ThreadState state) {
    return Math.abs(state.site0) >> 16;
  }

  /** What follows is another time of holding it: others may have had it in between. */
  static void end(ThreadState state) {
    state.site0 = without(state.site0);
  }

  /** The site or sort of a hold, marked or not. */
  static int without(int marked) {
    return marked >= 0 ? marked & 0xFFFF : -(-marked & 0xFFFF);
  }
}
