package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.OwnPid;
import dev.threadlint.runtime.multiprocessing.internal.Rehearsal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the child does whose classes are archived: a little of what others do. */
final class ArchiveTask {
  private ArchiveTask() {}

  /** It is no child of the program's: it takes no number, and nobody is told of it. */
  static List<@Nullable Object> words() {
    Rehearsal.expect();
    return ChildProgram.wordsOf(
        new ProcessParts(
            new Lineage("archive", OwnPid.get()),
            "archive",
            true,
            true,
            ArchiveTask::rehearse,
            Arguments.of(OwnPid.get())));
  }

  static @Nullable Object rehearse(Arguments told) throws Exception {
    Rehearsal.all((Long) told.get(0));
    Queue<Object> queue = new Queue<>();
    queue.put("a");
    queue.get();
    Value value = new Value('i', 1);
    value.set(value.intValue() + 1);
    Pipe pipe = new Pipe();
    pipe.first().send("a");
    pipe.second().recv();
    return null;
  }
}
