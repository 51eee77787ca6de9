package dev.threadlint.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir Path folder;

  @Test
  void everythingWritten_isReadBack() throws IOException {
    Recording read = RecordingReader.read(written(SampleRun.allFindings(), SampleRun.observed()));

    assertThat(read.header()).isEqualTo(SampleRun.HEADER);
    assertThat(read.findings()).containsExactlyInAnyOrderElementsOf(SampleRun.allFindings());
    assertThat(read.observed()).isEqualTo(SampleRun.observed());
    assertThat(read.measures()).isEqualTo(SampleRun.measures());
    assertThat(read.truncated()).isFalse();
  }

  @Test
  void courseOfTheRun_isReadBack() throws IOException {
    Path file = folder.resolve("course.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      for (LockNesting nesting : SampleRun.course().nestings()) {
        writer.nesting(new LockNesting(nesting.outer(), nesting.inner(), List.of("early"), false));
      }
      writer.looks(ThreadLooks.NONE);
      for (LockNesting nesting : SampleRun.course().nestings()) {
        writer.nesting(nesting);
      }
      writer.looks(SampleRun.course().looks());
    }

    assertThat(RecordingReader.read(file).course()).isEqualTo(SampleRun.course());
  }

  @Test
  void suppressedCycles_areReadBack_unlessTheyBecameFindings() throws IOException {
    Path file = folder.resolve("suppressed.tlr");
    SuppressedCycle suppressed = SampleRun.suppressed().get(0);
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      writer.suppressed(suppressed);
      writer.flush();
      assertThat(RecordingReader.read(file).suppressed()).containsExactly(suppressed);
      writer.finding(suppressed.cycle());
    }

    assertThat(RecordingReader.read(file).suppressed()).isEmpty();
  }

  @Test
  void findings_comeInTheOrderOfTheReport() throws IOException {
    Recording read = RecordingReader.read(written(SampleRun.allFindings(), SampleRun.observed()));

    assertThat(read.findings())
        .extracting(Finding::rule)
        .containsExactly(
            "task-failure-lost",
            "deadlock",
            "join-before-start",
            "lock-order-cycle",
            "join-holding-lock",
            "join-missing");
  }

  @Test
  void sameFingerprintAgain_lastOneWins() throws IOException {
    Finding first = SampleRun.lockOrderCycle();
    List<Finding> findings = List.of(first, first.withCount(9), first.withCount(40));

    Recording read = RecordingReader.read(written(findings, SampleRun.observed()));

    assertThat(read.findings()).containsExactly(first.withCount(40));
  }

  @Test
  void newCountOnly_takesFewBytes() throws IOException {
    Path file = folder.resolve("count.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      writer.finding(SampleRun.lockOrderCycle());
      writer.observed(SampleRun.observed());
      writer.flush();
      long before = Files.size(file);
      writer.finding(SampleRun.lockOrderCycle().withCount(70_000));
      writer.flush();
      assertThat(Files.size(file) - before).isLessThan(20);
    }
  }

  @Test
  void progressOnly_keepsTheRestOfTheObserved() throws IOException {
    Observed first = SampleRun.observed();
    var later =
        new Observed(
            Map.of(Observed.THREADS, 213L),
            first.suppressed(),
            first.rulesOff(),
            first.rulesNotJudged(),
            first.blindSpots(),
            13_400,
            false);
    Path file = folder.resolve("progress.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      writer.observed(first);
      writer.flush();
      long before = Files.size(file);
      writer.observed(later);
      writer.flush();
      assertThat(Files.size(file) - before).isLessThan(30);
    }

    assertThat(RecordingReader.read(file).observed()).isEqualTo(later);
  }

  @Test
  void tornAtAnyByte_readsWhatWasWhole() throws IOException {
    byte[] whole = Files.readAllBytes(written(SampleRun.allFindings(), SampleRun.observed()));
    int headerEnd = headerEnd();
    int most = 0;
    for (int length = 0; length < whole.length; length++) {
      ByteBuffer torn = ByteBuffer.wrap(java.util.Arrays.copyOf(whole, length));
      if (length < headerEnd) {
        assertThatThrownBy(() -> RecordingReader.read(torn, "torn.tlr"))
            .isInstanceOf(ThreadlintException.class);
        continue;
      }
      Recording read = RecordingReader.read(torn, "torn.tlr");
      assertThat(read.header()).isEqualTo(SampleRun.HEADER);
      assertThat(SampleRun.allFindings()).containsAll(read.findings());
      assertThat(read.findings()).hasSizeGreaterThanOrEqualTo(most);
      most = read.findings().size();
    }
    assertThat(most).isEqualTo(SampleRun.allFindings().size());
  }

  private int headerEnd() throws IOException {
    Path file = folder.resolve("header.tlr");
    RecordingWriter.create(file, SampleRun.HEADER).close();
    return (int) Files.size(file);
  }

  @Test
  void tornInsideBlock_isTruncated() throws IOException {
    byte[] whole = Files.readAllBytes(written(List.of(SampleRun.deadlock()), SampleRun.observed()));
    ByteBuffer torn = ByteBuffer.wrap(java.util.Arrays.copyOf(whole, whole.length - 1));

    assertThat(RecordingReader.read(torn, "torn.tlr").truncated()).isTrue();
  }

  @Test
  void fuzzedBytes_neverThrowAnythingElse() throws IOException {
    byte[] whole = Files.readAllBytes(written(SampleRun.allFindings(), SampleRun.observed()));
    var random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      byte[] fuzzed = whole.clone();
      for (int hits = random.nextInt(8) + 1; hits > 0; hits--) {
        fuzzed[random.nextInt(fuzzed.length)] = (byte) random.nextInt();
      }
      readOrRefuse(ByteBuffer.wrap(fuzzed));
    }
  }

  @Test
  void fuzzedPayloadsWithRightChecksums_neverThrowAnythingElse() throws IOException {
    byte[] whole = Files.readAllBytes(written(SampleRun.allFindings(), SampleRun.observed()));
    var random = new Random(11);
    for (int round = 0; round < 4_000; round++) {
      byte[] fuzzed = whole.clone();
      int position = RecordingFormat.FILE_HEADER_BYTES;
      while (position < fuzzed.length) {
        int length = ByteBuffer.wrap(fuzzed).getInt(position + 1);
        int sumAt = position + RecordingFormat.BLOCK_HEADER_BYTES + length;
        if (length > 0 && random.nextInt(4) == 0) {
          int hit = position + RecordingFormat.BLOCK_HEADER_BYTES + random.nextInt(length);
          fuzzed[hit] = (byte) random.nextInt();
          int sum = Checksum.of(fuzzed, position, sumAt - position);
          ByteBuffer.wrap(fuzzed).putInt(sumAt, sum);
        }
        position = sumAt + RecordingFormat.CHECKSUM_BYTES;
      }
      readOrRefuse(ByteBuffer.wrap(fuzzed));
    }
  }

  private static void readOrRefuse(ByteBuffer bytes) {
    try {
      RecordingReader.read(bytes, "fuzzed.tlr");
    } catch (ThreadlintException e) {
      assertThat(e.description()).contains("fuzzed.tlr");
      assertThat(e.action()).isNotEmpty();
    }
  }

  @Test
  void unknownBlock_isSkipped() throws IOException {
    byte[] whole = Files.readAllBytes(written(List.of(SampleRun.deadlock()), SampleRun.observed()));
    var out = new Payload();
    out.raw(whole, whole.length);
    var blocks = new BlockWriter(out);
    blocks.begin().text("from the future");
    blocks.end(99);

    Recording read =
        RecordingReader.read(
            ByteBuffer.wrap(java.util.Arrays.copyOf(out.array(), out.size())), "newer.tlr");

    assertThat(read.truncated()).isFalse();
    assertThat(read.findings()).containsExactly(SampleRun.deadlock());
  }

  @Test
  void newerMajorVersion_isRefusedInOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(written(List.of(), SampleRun.observed()));
    whole[5] = 2;

    assertThatThrownBy(() -> RecordingReader.read(ByteBuffer.wrap(whole), "newer.tlr"))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("newer");
  }

  @Test
  void otherFile_isNoRecording() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.tlr"), "just some text");

    assertThatThrownBy(() -> RecordingReader.read(file))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("not a Threadlint recording");
  }

  @Test
  void missingFile_isSaid() {
    assertThatThrownBy(() -> RecordingReader.read(folder.resolve("none.tlr")))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void missingFolder_isSaid() {
    Path file = folder.resolve("none/x.tlr");

    assertThatThrownBy(() -> RecordingWriter.create(file, SampleRun.HEADER))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("there is no folder");
  }

  @Test
  void folderInPlaceOfFile_isLeftAlone() {
    assertThatThrownBy(() -> RecordingWriter.create(folder, SampleRun.HEADER))
        .isInstanceOf(ThreadlintException.class);
    assertThat(folder).isDirectory();
  }

  @Test
  void newRecording_isForItsOwnerOnly() throws IOException {
    Path file = Files.writeString(folder.resolve("old.tlr"), "old and open to all");

    RecordingWriter.create(file, SampleRun.HEADER).close();

    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void beforeFlush_theRunIsKnown() throws IOException {
    Path file = folder.resolve("early.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      writer.finding(SampleRun.deadlock());

      Recording read = RecordingReader.read(file);
      assertThat(read.header()).isEqualTo(SampleRun.HEADER);
      assertThat(read.findings()).isEmpty();
      assertThat(read.observed().complete()).isFalse();
    }
  }

  @Test
  void afterClose_callsDoNothing() throws IOException {
    Path file = folder.resolve("closed.tlr");
    var writer = RecordingWriter.create(file, SampleRun.HEADER);
    writer.close();
    long size = Files.size(file);

    writer.finding(SampleRun.deadlock());
    writer.observed(SampleRun.observed());
    writer.flush();
    writer.close();

    assertThat(Files.size(file)).isEqualTo(size);
  }

  @Test
  void hugeName_isCutNotWritten() throws IOException {
    var thread = new ThreadRef(9, "\uD83D\uDE00".repeat(50_000), true, false);
    Finding before = SampleRun.joinMissing();
    var finding =
        new Finding(
            before.rule(),
            before.severity(),
            before.confidence(),
            1,
            "00000000",
            List.of(thread),
            List.of(),
            List.of(Step.other(thread, Action.STARTS, null, StackTrace.UNKNOWN)),
            Map.of(),
            -1);
    Path file = written(List.of(finding), SampleRun.observed());

    String name = RecordingReader.read(file).findings().get(0).threads().get(0).name();
    assertThat(name).endsWith("\u2026").doesNotContain("?");
    assertThat(Files.size(file)).isLessThan(20_000);
  }

  private Path written(List<Finding> findings, Observed observed) throws IOException {
    Path file = folder.resolve("threadlint-1.tlr");
    try (var writer = RecordingWriter.create(file, SampleRun.HEADER)) {
      for (Finding finding : findings) {
        writer.finding(finding);
      }
      writer.observed(observed);
      writer.measures(SampleRun.measures());
    }
    return file;
  }
}
