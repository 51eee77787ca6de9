package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.RunHeader;

/** A {@link RunHeader} as a block. */
final class RunHeaderCodec {
  private RunHeaderCodec() {}

  static void write(RunHeader header, BlockWriter blocks) {
    Payload payload = blocks.begin();
    blocks.string(header.tool());
    blocks.string(header.program());
    payload.number(header.pid());
    blocks.string(header.jdk());
    blocks.string(header.os());
    payload.number(header.startedMillis());
    blocks.string(header.process());
    blocks.end(RecordingFormat.RUN);
  }

  static RunHeader read(BlockReader block) throws DamagedBlockException {
    return new RunHeader(
        block.string(),
        block.string(),
        block.number(),
        block.string(),
        block.string(),
        block.number(),
        block.hasMore() ? block.string() : "");
  }
}
