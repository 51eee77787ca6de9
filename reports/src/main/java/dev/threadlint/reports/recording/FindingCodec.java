package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Finding} as a block; constants by name, so that their order may change. */
final class FindingCodec {
  private FindingCodec() {}

  static void write(Finding finding, BlockWriter blocks) {
    write(finding, blocks.begin(), blocks);
    blocks.end(RecordingFormat.FINDING);
  }

  static void write(SuppressedCycle suppressed, BlockWriter blocks) {
    Payload payload = blocks.begin();
    blocks.string(suppressed.reason());
    write(suppressed.cycle(), payload, blocks);
    blocks.end(RecordingFormat.SUPPRESSED);
  }

  private static void write(Finding finding, Payload payload, BlockWriter blocks) {
    blocks.string(finding.rule());
    blocks.string(finding.severity().name());
    blocks.string(finding.confidence().name());
    payload.number(finding.count());
    blocks.string(finding.fingerprint());
    payload.number(finding.atMillis());
    payload.number(finding.threads().size());
    for (ThreadRef thread : finding.threads()) {
      writeThread(thread, payload, blocks);
    }
    payload.number(finding.locks().size());
    for (LockRef lock : finding.locks()) {
      writeLock(lock, payload, blocks);
    }
    payload.number(finding.steps().size());
    for (Step step : finding.steps()) {
      writeStep(step, payload, blocks);
    }
    payload.number(finding.values().size());
    for (Map.Entry<String, String> value : finding.values().entrySet()) {
      blocks.string(value.getKey());
      blocks.string(value.getValue());
    }
  }

  static void writeCount(Finding finding, BlockWriter blocks) {
    Payload payload = blocks.begin();
    blocks.string(finding.fingerprint());
    payload.number(finding.count());
    blocks.end(RecordingFormat.COUNT);
  }

  static void writeThread(ThreadRef thread, Payload payload, BlockWriter blocks) {
    payload.number(thread.id());
    blocks.string(thread.name());
    payload.flag(thread.virtual());
    payload.flag(thread.daemon());
  }

  static void writeLock(LockRef lock, Payload payload, BlockWriter blocks) {
    payload.number(lock.id());
    blocks.string(lock.kind().name());
    blocks.string(lock.className());
    blocks.string(lock.name());
  }

  private static void writeStep(Step step, Payload payload, BlockWriter blocks) {
    writeThread(step.thread(), payload, blocks);
    blocks.string(step.action().name());
    LockRef lock = step.lock();
    payload.flag(lock != null);
    if (lock != null) {
      writeLock(lock, payload, blocks);
    }
    LockMode mode = step.mode();
    blocks.string(mode == null ? null : mode.name());
    blocks.string(step.target());
    blocks.stack(step.stack());
  }

  static SuppressedCycle readSuppressed(BlockReader block) throws DamagedBlockException {
    return new SuppressedCycle(block.string(), read(block));
  }

  static Finding read(BlockReader block) throws DamagedBlockException {
    String rule = block.string();
    Severity severity = block.constant(Severity.class);
    Confidence confidence = block.constant(Confidence.class);
    int count = block.integer();
    String fingerprint = block.string();
    long atMillis = block.number();
    List<ThreadRef> threads = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      threads.add(readThread(block));
    }
    List<LockRef> locks = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      locks.add(readLock(block));
    }
    List<Step> steps = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      steps.add(readStep(block));
    }
    Map<String, String> values = new HashMap<>();
    for (int left = block.size(); left > 0; left--) {
      values.put(block.string(), block.string());
    }
    return new Finding(
        rule, severity, confidence, count, fingerprint, threads, locks, steps, values, atMillis);
  }

  static ThreadRef readThread(BlockReader block) throws DamagedBlockException {
    return new ThreadRef(block.number(), block.string(), block.flag(), block.flag());
  }

  static LockRef readLock(BlockReader block) throws DamagedBlockException {
    return new LockRef(
        block.integer(), block.constant(LockKind.class), block.string(), block.stringOrNull());
  }

  private static Step readStep(BlockReader block) throws DamagedBlockException {
    ThreadRef thread = readThread(block);
    Action action = block.constant(Action.class);
    @Nullable LockRef lock = block.flag() ? readLock(block) : null;
    @Nullable LockMode mode = block.constantOrNull(LockMode.class);
    return new Step(thread, action, lock, mode, block.stringOrNull(), block.stack());
  }
}
