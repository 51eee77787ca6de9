package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;

/** The strings and stacks read so far, by the place in which they came. */
final class RecordingTables {
  private final List<String> strings = new ArrayList<>();
  private final List<StackTrace> stacks = new ArrayList<>();

  void readStrings(BlockReader block) throws DamagedBlockException {
    while (block.hasMore()) {
      strings.add(block.text());
    }
  }

  void readStacks(BlockReader block) throws DamagedBlockException {
    while (block.hasMore()) {
      boolean truncated = block.flag();
      List<Frame> frames = new ArrayList<>();
      for (int left = block.size(); left > 0; left--) {
        frames.add(
            new Frame(block.string(), block.string(), block.stringOrNull(), block.integer()));
      }
      stacks.add(new StackTrace(frames, truncated));
    }
  }

  String string(int id) throws DamagedBlockException {
    return at(strings, id);
  }

  StackTrace stack(int id) throws DamagedBlockException {
    return at(stacks, id);
  }

  private static <T> T at(List<T> table, int id) throws DamagedBlockException {
    if (id < 1 || id > table.size()) {
      throw new DamagedBlockException("a block names something that was not written");
    }
    return table.get(id - 1);
  }
}
