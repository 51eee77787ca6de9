package dev.threadlint.agent.bootstrap;

/**
 * At which sites the identity hash of a monitor is asked for only when it is needed.
 *
 * <p>A monitor within which others are asked for needs its hash, and that is asked for before it is
 * entered: on JDK 17 the hash of one that is held makes the JVM give it a heavy lock. The first
 * hash of an object is a call into the JVM, though, and where all that follows is harmless (see
 * {@link ClassOrders}) nobody looks at it.
 */
final class LateHashes {
  private static final byte ENOUGH = 100;
  private static final byte NEVER = -1;

  // Per site: how often nobody needed it, up to ENOUGH; or NEVER if it was needed late.
  private static final byte[] UNNEEDED = new byte[1 << 16];

  private LateHashes() {}

  /** Whether an outermost monitor of that site goes without hash until it is needed. */
  static boolean isLateOutermost(int site) {
    return UNNEEDED[site & 0xFFFF] == ENOUGH;
  }

  /** Whether what is taken within others does, where that is harmless. */
  static boolean isLateWithin(int tag) {
    return tag <= 0 || UNNEEDED[tag & 0xFFFF] != NEVER;
  }

  /** Something was asked for within, and the outermost hold's hash was not needed. */
  static void unneeded(int tag) {
    if (tag > 0) {
      byte before = UNNEEDED[tag & 0xFFFF];
      if (before >= 0 && before < ENOUGH) {
        UNNEEDED[tag & 0xFFFF] = (byte) (before + 1);
      }
    }
  }

  /** A hold's hash had to be asked for late. */
  static void needed(int tag) {
    if (tag > 0) {
      UNNEEDED[tag & 0xFFFF] = NEVER;
    }
  }
}
