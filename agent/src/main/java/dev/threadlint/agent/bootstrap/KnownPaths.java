package dev.threadlint.agent.bootstrap;

/**
 * Bounds what one pair of code sites may tell, however many lock instances pass through it.
 *
 * <p>Per path the first passes tell everything, with a stack for the first few; after that a pass
 * tells only if it is one of a sample, or if the same two locks were last seen the other way round,
 * for that is what a deadlock is made of.
 */
final class KnownPaths {
  /** The pass is not worth telling. */
  static final int NOTHING = 0;

  /** The pass is told without a stack. */
  static final int LIGHT = 1;

  /** The pass is told with its stack. */
  static final int FULL = 2;

  private static final int BITS = 14;
  private static final int WAY_BITS = 12;
  private static final int STACKS = 4;
  private static final int STACKS_OF_OWNED = 512;
  private static final int INSTANCES = 1024;
  private static final int SAMPLE = 255;

  private static final long[] PATHS = new long[1 << BITS];
  private static final int[] PASSES = new int[1 << BITS];
  private static final long[] LAST_WAY = new long[1 << WAY_BITS];

  private KnownPaths() {}

  /**
   * Counts a pass.
   *
   * @param path names the code sites
   * @param bySite whether the path names places in code; explicit locks have none, so that their
   *     paths need more stacks
   * @param held identity hash of the lock held
   * @param wanted identity hash of the lock wanted
   */
  static int pass(long path, boolean bySite, int held, int wanted) {
    int slot = (int) (path >>> 64 - BITS);
    if (PATHS[slot] != path) {
      PATHS[slot] = path;
      PASSES[slot] = 0;
    }
    int passes = PASSES[slot]++;
    if (passes < (bySite ? STACKS : STACKS_OF_OWNED)) {
      return FULL;
    }
    if (otherWayRound(held, wanted)) {
      return FULL;
    }
    if (passes < INSTANCES) {
      return LIGHT;
    }
    if (passes < 0) {
      PASSES[slot] = INSTANCES;
    }
    return (passes & SAMPLE) == 0 ? LIGHT : NOTHING;
  }

  /** Whether there was a pass, as far as still known; from now on there was. */
  static boolean knows(long path) {
    int slot = (int) (path >>> 64 - BITS);
    if (PATHS[slot] == path) {
      return true;
    }
    PATHS[slot] = path;
    PASSES[slot] = 1;
    return false;
  }

  private static boolean otherWayRound(int held, int wanted) {
    int slot = (int) (KnownOrders.mix(held ^ wanted) >>> 64 - WAY_BITS);
    long way = (long) held << 32 | wanted & 0xFFFFFFFFL;
    long last = LAST_WAY[slot];
    LAST_WAY[slot] = way;
    return last == ((long) wanted << 32 | held & 0xFFFFFFFFL);
  }
}
