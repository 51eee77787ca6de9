package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadLooks;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Appends to a recording.
 *
 * <p>Used by one thread at a time. What was handed over reaches the file at the next {@link
 * #flush}; after that the death of the process cannot take it back. A failed write is thrown once;
 * from then on every call does nothing, so a full disk costs the end of the recording and no more.
 */
public final class RecordingWriter implements Closeable {
  // Started with the JVM it describes: no lambda, no string concatenation, no record's equals on
  // the way through create(), for each would start a part of the JVM that the program may not need.

  private static final int FLUSH_AT_BYTES = 1 << 20;

  private final FileChannel channel;
  private final Payload pending = new Payload();
  private final BlockWriter blocks = new BlockWriter(pending);
  private final Map<String, Finding> written = new HashMap<>();
  private @Nullable Observed lastObserved;
  private boolean failed;

  private RecordingWriter(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Begins a recording in a file that only its owner can read, in place of one of that name.
   *
   * @throws dev.threadlint.reports.ThreadlintException if the folder is missing or closed to us
   */
  public static RecordingWriter create(Path file, RunHeader header) throws IOException {
    var writer = new RecordingWriter(RecordingFile.create(file));
    writer.begin(header);
    writer.flush();
    return writer;
  }

  private void begin(RunHeader header) {
    pending.fixedInt(RecordingFormat.MAGIC);
    pending.fixedShort(RecordingFormat.MAJOR);
    pending.fixedShort(RecordingFormat.MINOR);
    RunHeaderCodec.write(header, blocks);
  }

  /** Says anew which run it is, of which more is known now. */
  public void header(RunHeader header) throws IOException {
    if (!failed) {
      RunHeaderCodec.write(header, blocks);
      flush();
    }
  }

  /** A finding; one of the same fingerprint takes the place of the one before. */
  public void finding(Finding finding) throws IOException {
    if (failed) {
      return;
    }
    Finding before = written.put(finding.fingerprint(), finding);
    if (before != null && before.withCount(finding.count()).equals(finding)) {
      FindingCodec.writeCount(finding, blocks);
    } else {
      FindingCodec.write(finding, blocks);
    }
    flushIfMuch();
  }

  /** A lock-order cycle that is no finding; each is to be given once. */
  public void suppressed(SuppressedCycle cycle) throws IOException {
    if (!failed) {
      FindingCodec.write(cycle, blocks);
      flushIfMuch();
    }
  }

  /** An order in which locks were taken; each is to be given once. */
  public void lockOrder(LockOrder order) throws IOException {
    if (!failed) {
      LockOrderCodec.write(order, blocks);
      flushIfMuch();
    }
  }

  /** What was observed so far; takes the place of the one before. */
  public void observed(Observed observed) throws IOException {
    if (failed) {
      return;
    }
    if (lastObserved != null && ObservedCodec.differInProgressOnly(lastObserved, observed)) {
      ObservedCodec.writeProgress(observed, blocks);
    } else {
      ObservedCodec.write(observed, blocks);
    }
    lastObserved = observed;
    flushIfMuch();
  }

  /** What was measured so far; takes the place of the one before. */
  public void measures(Measures measures) throws IOException {
    if (!failed) {
      MeasuresCodec.write(measures, blocks);
      flushIfMuch();
    }
  }

  /** A lock taken inside another; one of the same two takes the place of the one before. */
  public void nesting(LockNesting nesting) throws IOException {
    if (!failed) {
      CourseCodec.write(nesting, blocks);
      flushIfMuch();
    }
  }

  /** What threads were seen doing so far; takes the place of the one before. */
  public void looks(ThreadLooks looks) throws IOException {
    if (!failed) {
      CourseCodec.write(looks, blocks);
      flushIfMuch();
    }
  }

  private void flushIfMuch() throws IOException {
    if (pending.size() >= FLUSH_AT_BYTES) {
      flush();
    }
  }

  /** Hands everything to the operating system. */
  public void flush() throws IOException {
    if (failed) {
      return;
    }
    try {
      var bytes = ByteBuffer.wrap(pending.array(), 0, pending.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      pending.clear();
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Flushes and ends the recording. */
  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      failed = true;
      channel.close();
    }
  }
}
