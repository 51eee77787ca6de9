package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.ReportOrder;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadLooks;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the blocks read so far add up to. */
final class RecordingContent {
  static final Observed NOTHING_OBSERVED =
      new Observed(Map.of(), Map.of(), List.of(), Map.of(), List.of(), 0, false);

  private final RecordingTables tables = new RecordingTables();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final List<LockOrder> lockOrders = new ArrayList<>();
  private final List<SuppressedCycle> suppressed = new ArrayList<>();
  private @Nullable RunHeader header;
  private Observed observed = NOTHING_OBSERVED;
  private Measures measures = Measures.NONE;
  private final Map<Long, LockNesting> nestings = new LinkedHashMap<>();
  private ThreadLooks looks = ThreadLooks.NONE;

  void add(int type, ByteBuffer payload) throws DamagedBlockException {
    var block = new BlockReader(payload, tables);
    switch (type) {
      case RecordingFormat.RUN -> header = RunHeaderCodec.read(block);
      case RecordingFormat.STRINGS -> tables.readStrings(block);
      case RecordingFormat.STACKS -> tables.readStacks(block);
      case RecordingFormat.FINDING -> addFinding(FindingCodec.read(block));
      case RecordingFormat.COUNT -> addCount(block.string(), block.integer());
      case RecordingFormat.OBSERVED -> observed = ObservedCodec.read(block);
      case RecordingFormat.LOCK_ORDER -> lockOrders.add(LockOrderCodec.read(block));
      case RecordingFormat.PROGRESS -> observed = ObservedCodec.readProgress(block, observed);
      case RecordingFormat.MEASURES -> measures = MeasuresCodec.read(block);
      case RecordingFormat.NESTING -> addNesting(CourseCodec.readNesting(block));
      case RecordingFormat.SUPPRESSED -> suppressed.add(FindingCodec.readSuppressed(block));
      case RecordingFormat.LOOKS -> looks = CourseCodec.readLooks(block);
      default -> {
        // From a newer minor version, which adds to the report and takes nothing from it.
      }
    }
  }

  private void addNesting(LockNesting nesting) {
    nestings.put((long) nesting.outer().id() << 32 | nesting.inner().id(), nesting);
  }

  private void addFinding(Finding finding) {
    findings.put(finding.fingerprint(), finding);
  }

  private void addCount(String fingerprint, int count) throws DamagedBlockException {
    Finding finding = findings.get(fingerprint);
    if (finding == null) {
      throw new DamagedBlockException("a count of nothing");
    }
    addFinding(finding.withCount(count));
  }

  List<LockOrder> lockOrders() {
    return lockOrders;
  }

  /** What became a finding later, when it was met without what stood in its way, is one. */
  private List<SuppressedCycle> stillSuppressed() {
    List<SuppressedCycle> still = new ArrayList<>(suppressed);
    still.removeIf(each -> findings.containsKey(each.cycle().fingerprint()));
    return still;
  }

  private Course course() {
    return new Course(List.copyOf(nestings.values()), looks);
  }

  /** Null if not even the run is known. */
  @Nullable Recording recording(boolean truncated) {
    if (header == null) {
      return null;
    }
    List<Finding> ordered = new ArrayList<>(findings.values());
    ordered.sort(new ReportOrder());
    return new Recording(
        header, ordered, observed, measures, course(), stillSuppressed(), truncated);
  }
}
