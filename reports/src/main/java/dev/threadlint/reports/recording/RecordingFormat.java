package dev.threadlint.reports.recording;

/**
 * The form of a recording.
 *
 * <pre>
 * file  = magic (4 bytes)  major (2)  minor (2)  block*
 * block = type (1)  length (4)  payload (length)  CRC-32 of all three (4)
 * </pre>
 *
 * <p>Only ever appended to, so each prefix of a recording is a recording. Strings and stacks are
 * written once, in a block before the first block that names them, and are named by their place in
 * the order of writing. A reader skips a block of unknown type and bytes after the end of a known
 * payload: both may come with a new minor version. Everything else is a new major version.
 */
final class RecordingFormat {
  /** "TLR" and a byte that is no text. */
  static final int MAGIC = 0x544C521A;

  static final int MAJOR = 1;
  static final int MINOR = 3;

  static final int FILE_HEADER_BYTES = 8;
  static final int BLOCK_HEADER_BYTES = 5;
  static final int CHECKSUM_BYTES = 4;

  /** Which run; the first block of all. A later one takes its place. */
  static final int RUN = 1;

  /** Strings that follow those already known. */
  static final int STRINGS = 2;

  /** Stacks that follow those already known. */
  static final int STACKS = 3;

  /** A whole finding; replaces one of the same fingerprint. */
  static final int FINDING = 4;

  /** A new count for a finding that is otherwise the same. */
  static final int COUNT = 5;

  /** The whole of what was observed; replaces the one before. */
  static final int OBSERVED = 6;

  /** New counters and time for an observed that is otherwise the same. */
  static final int PROGRESS = 7;

  /** The whole of what was measured; replaces the one before. */
  static final int MEASURES = 8;

  /** An order in which two locks were taken. */
  static final int LOCK_ORDER = 9;

  /** One lock taken inside another; replaces one of the same two. */
  static final int NESTING = 10;

  /** What threads were seen doing; replaces the one before. */
  static final int LOOKS = 11;

  /** A lock-order cycle that is no finding, with the reason. */
  static final int SUPPRESSED = 12;

  private RecordingFormat() {}
}
