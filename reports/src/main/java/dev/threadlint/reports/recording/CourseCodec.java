package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadLooks.Lane;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;

/** The parts of a {@link dev.threadlint.reports.model.Course} as blocks. */
final class CourseCodec {
  private CourseCodec() {}

  static void write(LockNesting nesting, BlockWriter blocks) {
    Payload payload = blocks.begin();
    FindingCodec.writeLock(nesting.outer(), payload, blocks);
    FindingCodec.writeLock(nesting.inner(), payload, blocks);
    payload.number(nesting.threads().size());
    for (String thread : nesting.threads()) {
      blocks.string(thread);
    }
    payload.flag(nesting.more());
    blocks.end(RecordingFormat.NESTING);
  }

  static LockNesting readNesting(BlockReader block) throws DamagedBlockException {
    var outer = FindingCodec.readLock(block);
    var inner = FindingCodec.readLock(block);
    List<String> threads = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      threads.add(block.string());
    }
    return new LockNesting(outer, inner, threads, block.flag());
  }

  static void write(ThreadLooks looks, BlockWriter blocks) {
    Payload payload = blocks.begin();
    payload.number(looks.stepMillis());
    payload.number(looks.looks());
    payload.number(looks.more());
    payload.number(looks.lanes().size());
    for (Lane lane : looks.lanes()) {
      FindingCodec.writeThread(lane.thread(), payload, blocks);
      payload.number(lane.first());
      // Not among the strings: it will not come again.
      payload.text(lane.states());
    }
    blocks.end(RecordingFormat.LOOKS);
  }

  static ThreadLooks readLooks(BlockReader block) throws DamagedBlockException {
    long step = block.number();
    int looks = block.integer();
    int more = block.integer();
    List<Lane> lanes = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      ThreadRef thread = FindingCodec.readThread(block);
      lanes.add(new Lane(thread, block.integer(), block.text()));
    }
    return new ThreadLooks(step, looks, lanes, more);
  }
}
