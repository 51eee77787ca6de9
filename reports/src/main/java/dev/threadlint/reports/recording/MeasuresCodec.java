package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockMeasure.Holder;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.PoolMeasure;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * {@link Measures} as a block. A histogram is written as what was met and how often, each as the
 * distance from the one before: a hundred bytes or so, and nothing that a damaged file could make
 * large.
 */
final class MeasuresCodec {
  private MeasuresCodec() {}

  static void write(Measures measures, BlockWriter blocks) {
    Payload payload = blocks.begin();
    payload.number(measures.locks().size());
    for (LockMeasure lock : measures.locks()) {
      writeLock(lock, payload, blocks);
    }
    payload.number(measures.joins().size());
    for (JoinMeasure join : measures.joins()) {
      blocks.stack(join.stack());
      blocks.string(join.target());
      writeDurations(join.waits(), payload);
    }
    payload.number(measures.pools().size());
    for (PoolMeasure pool : measures.pools()) {
      writePool(pool, payload, blocks);
    }
    blocks.end(RecordingFormat.MEASURES);
  }

  private static void writeLock(LockMeasure lock, Payload payload, BlockWriter blocks) {
    FindingCodec.writeLock(lock.lock(), payload, blocks);
    blocks.stack(lock.stack());
    payload.flag(lock.sampled());
    writeDurations(lock.waits(), payload);
    writeDurations(lock.holds(), payload);
    payload.number(lock.heldBy().size());
    for (Holder holder : lock.heldBy()) {
      blocks.string(holder.thread());
      blocks.stack(holder.stack());
      payload.number(holder.times());
    }
  }

  private static void writePool(PoolMeasure pool, Payload payload, BlockWriter blocks) {
    blocks.string(pool.className());
    blocks.stack(pool.stack());
    payload.number(pool.pools());
    payload.number(pool.maxWorkers());
    payload.number(pool.tasks());
    writeDurations(pool.queued(), payload);
    writeDurations(pool.ran(), payload);
    payload.number(pool.peakWorkers());
    payload.number(pool.cpuNanos());
  }

  private static void writeDurations(Durations durations, Payload payload) {
    int[] different = {0};
    durations.forEach((nanos, times) -> different[0]++);
    payload.number(different[0]);
    long[] before = {0};
    durations.forEach(
        (nanos, times) -> {
          payload.number(nanos - before[0]);
          payload.number(times);
          before[0] = nanos;
        });
  }

  static Measures read(BlockReader block) throws DamagedBlockException {
    List<LockMeasure> locks = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      locks.add(readLock(block));
    }
    List<JoinMeasure> joins = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      joins.add(new JoinMeasure(block.stack(), block.string(), readDurations(block)));
    }
    List<PoolMeasure> pools = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      pools.add(
          new PoolMeasure(
              block.string(),
              block.stack(),
              block.integer(),
              block.integer(),
              block.number(),
              readDurations(block),
              readDurations(block),
              block.integer(),
              block.number()));
    }
    return new Measures(locks, joins, pools);
  }

  private static LockMeasure readLock(BlockReader block) throws DamagedBlockException {
    var lock = FindingCodec.readLock(block);
    var stack = block.stack();
    boolean sampled = block.flag();
    Durations waits = readDurations(block);
    Durations holds = readDurations(block);
    List<Holder> holders = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      holders.add(new Holder(block.string(), block.stack(), block.number()));
    }
    return new LockMeasure(lock, stack, sampled, waits, holds, holders);
  }

  private static Durations readDurations(BlockReader block) throws DamagedBlockException {
    Histogram histogram = Durations.empty();
    long nanos = 0;
    long all = 0;
    for (int left = block.size(); left > 0; left--) {
      nanos += block.number();
      long times = block.number();
      all += times;
      if (nanos < 0 || nanos > 2 * Durations.LONGEST_NANOS || times < 1 || all < times) {
        throw new DamagedBlockException("a duration that cannot be");
      }
      Durations.add(histogram, nanos, times);
    }
    return Durations.of(histogram);
  }
}
