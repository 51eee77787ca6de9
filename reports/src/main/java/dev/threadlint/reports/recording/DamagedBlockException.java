package dev.threadlint.reports.recording;

/** A block that is not what its type says, although its checksum is right. */
final class DamagedBlockException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedBlockException(String message) {
    super(message);
  }
}
