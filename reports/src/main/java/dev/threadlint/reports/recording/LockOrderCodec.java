package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;

/** A {@link LockOrder} as a block. */
final class LockOrderCodec {
  private LockOrderCodec() {}

  static void write(LockOrder order, BlockWriter blocks) {
    Payload payload = blocks.begin();
    FindingCodec.writeThread(order.thread(), payload, blocks);
    FindingCodec.writeLock(order.held(), payload, blocks);
    blocks.string(order.heldMode().name());
    blocks.stack(order.heldStack());
    FindingCodec.writeLock(order.wanted(), payload, blocks);
    blocks.string(order.wantedMode().name());
    blocks.stack(order.wantedStack());
    writeStrings(order.sites(), payload, blocks);
    writeStrings(order.guards(), payload, blocks);
    blocks.end(RecordingFormat.LOCK_ORDER);
  }

  private static void writeStrings(List<String> strings, Payload payload, BlockWriter blocks) {
    payload.number(strings.size());
    for (String string : strings) {
      blocks.string(string);
    }
  }

  static LockOrder read(BlockReader block) throws DamagedBlockException {
    ThreadRef thread = FindingCodec.readThread(block);
    LockRef held = FindingCodec.readLock(block);
    LockMode heldMode = block.constant(LockMode.class);
    StackTrace heldStack = block.stack();
    LockRef wanted = FindingCodec.readLock(block);
    LockMode wantedMode = block.constant(LockMode.class);
    StackTrace wantedStack = block.stack();
    return new LockOrder(
        thread,
        held,
        heldMode,
        heldStack,
        wanted,
        wantedMode,
        wantedStack,
        readStrings(block),
        readStrings(block));
  }

  private static List<String> readStrings(BlockReader block) throws DamagedBlockException {
    List<String> strings = new ArrayList<>();
    for (int left = block.size(); left > 0; left--) {
      strings.add(block.string());
    }
    return strings;
  }
}
