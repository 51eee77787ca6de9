package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An {@link Observed} as a block. */
final class ObservedCodec {
  private ObservedCodec() {}

  static boolean differInProgressOnly(Observed before, Observed now) {
    return withProgressOf(now, before).equals(now);
  }

  private static Observed withProgressOf(Observed progress, Observed rest) {
    return new Observed(
        progress.counters(),
        rest.suppressed(),
        rest.rulesOff(),
        rest.rulesNotJudged(),
        rest.blindSpots(),
        progress.elapsedMillis(),
        progress.complete());
  }

  static void write(Observed observed, BlockWriter blocks) {
    Payload payload = blocks.begin();
    progress(observed, payload, blocks);
    counts(observed.suppressed(), payload, blocks);
    payload.number(observed.rulesOff().size());
    for (String rule : observed.rulesOff()) {
      blocks.string(rule);
    }
    payload.number(observed.rulesNotJudged().size());
    for (Map.Entry<String, String> rule : observed.rulesNotJudged().entrySet()) {
      blocks.string(rule.getKey());
      blocks.string(rule.getValue());
    }
    payload.number(observed.blindSpots().size());
    for (BlindSpot blind : observed.blindSpots()) {
      blocks.string(blind.id());
      blocks.string(blind.detail());
      payload.number(blind.count());
    }
    blocks.end(RecordingFormat.OBSERVED);
  }

  static void writeProgress(Observed observed, BlockWriter blocks) {
    progress(observed, blocks.begin(), blocks);
    blocks.end(RecordingFormat.PROGRESS);
  }

  private static void progress(Observed observed, Payload payload, BlockWriter blocks) {
    payload.number(observed.elapsedMillis());
    payload.flag(observed.complete());
    counts(observed.counters(), payload, blocks);
  }

  private static void counts(Map<String, Long> counts, Payload payload, BlockWriter blocks) {
    payload.number(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      blocks.string(count.getKey());
      payload.number(count.getValue());
    }
  }

  static Observed read(BlockReader block) throws DamagedBlockException {
    Observed progress = readProgress(block, RecordingContent.NOTHING_OBSERVED);
    Map<String, Long> suppressed = readCounts(block);
    List<String> off = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      off.add(block.string());
    }
    Map<String, String> notJudged = new HashMap<>();
    for (int left = block.size(); left > 0; left--) {
      notJudged.put(block.string(), block.string());
    }
    List<BlindSpot> blind = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      blind.add(new BlindSpot(block.string(), block.string(), block.number()));
    }
    return new Observed(
        progress.counters(),
        suppressed,
        off,
        notJudged,
        blind,
        progress.elapsedMillis(),
        progress.complete());
  }

  static Observed readProgress(BlockReader block, Observed before) throws DamagedBlockException {
    long elapsed = block.number();
    boolean complete = block.flag();
    Map<String, Long> counters = readCounts(block);
    var progress =
        new Observed(counters, Map.of(), List.of(), Map.of(), List.of(), elapsed, complete);
    return withProgressOf(progress, before);
  }

  private static Map<String, Long> readCounts(BlockReader block) throws DamagedBlockException {
    Map<String, Long> counts = new HashMap<>();
    for (int left = block.size(); left > 0; left--) {
      counts.put(block.string(), block.number());
    }
    return counts;
  }
}
