package dev.threadlint.reports.recording;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a recording back, also one whose program was killed or whose disk was full.
 *
 * <p>Reading ends at the first block that is torn or damaged: the strings in it may be wanted by
 * all that follow.
 */
public final class RecordingReader {
  private RecordingReader() {}

  /**
   * The run in that file.
   *
   * @throws ThreadlintException if it cannot be read, is no recording, or is of a newer version
   */
  public static Recording read(Path file) {
    return read(bytesOf(file), file.toString());
  }

  /**
   * The same with its lock orders.
   *
   * @throws ThreadlintException as the other
   */
  public static RecordedRun readRun(Path file) {
    return readRun(bytesOf(file), file.toString());
  }

  private static ByteBuffer bytesOf(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ThreadlintException(
          "There is no file " + file + ".", "Give the path of a recording (*.tlr).", e);
    } catch (AccessDeniedException e) {
      throw new ThreadlintException(
          file + " cannot be read: permission denied.",
          "Run as the user who recorded it, or give yourself the right to read it.",
          e);
    } catch (IOException | OutOfMemoryError e) {
      throw new ThreadlintException(
          file + " cannot be read: " + e.getMessage() + ".",
          "Give the path of a recording (*.tlr).",
          e);
    }
  }

  static Recording read(ByteBuffer bytes, String name) {
    return readRun(bytes, name).recording();
  }

  private static RecordedRun readRun(ByteBuffer bytes, String name) {
    checkFileHeader(bytes, name);
    var content = new RecordingContent();
    boolean whole = true;
    while (whole && bytes.hasRemaining()) {
      whole = readBlock(bytes, content);
    }
    Recording recording = content.recording(!whole);
    if (recording == null) {
      throw endsTooEarly(name);
    }
    return new RecordedRun(recording, content.lockOrders());
  }

  private static void checkFileHeader(ByteBuffer bytes, String name) {
    if (bytes.remaining() < RecordingFormat.FILE_HEADER_BYTES) {
      throw bytes.hasRemaining() ? notARecording(name) : endsTooEarly(name);
    }
    if (bytes.getInt() != RecordingFormat.MAGIC) {
      throw notARecording(name);
    }
    int major = Short.toUnsignedInt(bytes.getShort());
    bytes.getShort();
    if (major != RecordingFormat.MAJOR) {
      throw new ThreadlintException(
          name
              + " has recording format "
              + major
              + "; this Threadlint reads format "
              + RecordingFormat.MAJOR
              + ".",
          "Use the Threadlint that recorded it, or a newer one.");
    }
  }

  /** False if the block is not whole or not sound. */
  private static boolean readBlock(ByteBuffer bytes, RecordingContent content) {
    int start = bytes.position();
    if (bytes.remaining() < RecordingFormat.BLOCK_HEADER_BYTES + RecordingFormat.CHECKSUM_BYTES) {
      return false;
    }
    int type = Byte.toUnsignedInt(bytes.get());
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining() - RecordingFormat.CHECKSUM_BYTES) {
      return false;
    }
    ByteBuffer payload = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    int sum = Checksum.of(bytes.array(), start, bytes.position() - start);
    if (bytes.getInt() != sum) {
      return false;
    }
    try {
      content.add(type, payload);
      return true;
    } catch (DamagedBlockException e) {
      return false;
    }
  }

  private static ThreadlintException notARecording(String name) {
    return new ThreadlintException(
        name + " is not a Threadlint recording.", "Give the path of a recording (*.tlr).");
  }

  private static ThreadlintException endsTooEarly(String name) {
    return new ThreadlintException(
        name + " ends before it says which run it is of.",
        "Record again: the program ended, or its disk was full, as the recording began.");
  }
}
