package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lets a child load what it, or another one, will need when it is told what to do. */
public final class Rehearsal {
  private static final String SERVICE = "rehearsal";

  private Rehearsal() {}

  /** To be called where the children will connect to. */
  public static void expect() {
    Exchange.offer(SERVICE, Wire::close);
  }

  /** In a child that waits, as far as there is time. */
  static void run(ChildLine line, long parent) throws Exception {
    callDirectly();
    if (line.isSilent()) {
      connect(parent);
    }
    if (line.isSilent()) {
      serialise();
    }
  }

  /** All that a child, or a worker of a pool, does. */
  public static void all(long parent) throws Exception {
    callDirectly();
    connect(parent);
    WorkerBody.rehearse();
    talk();
    serialise();
  }

  private static void callDirectly() throws Exception {
    Block block = Rehearsal::nothing;
    if (copy(block) instanceof Block copy) {
      copy.run();
    }
  }

  private static void nothing() {}

  private static void serialise() {
    Routine<Integer> function = Arguments::size;
    List<Object> sample = new ArrayList<>(Arrays.asList("a", function, function));
    copy(sample);
    sample.add(Arguments.of(1, "a"));
    copy(sample);
  }

  /** Over files in the place of pipes. */
  private static void talk() throws IOException {
    String path = RunFolder.current().path() + File.separator + "w-" + OwnPid.get();
    try (FileOutputStream requests = new FileOutputStream(WorkerPipes.requests(path))) {
      new FrameWriter(requests).write(new byte[1]);
      WorkerPipes pipes = new WorkerPipes(path);
      pipes.send(pipes.receive());
      pipes.close();
    } finally {
      NamedPipes.remove(path);
    }
  }

  private static Object copy(Object object) {
    Object copy = Pickle.loadsTask(Pickle.dumps(object));
    if (copy == null) {
      throw new AssertionError();
    }
    return copy;
  }

  private static void connect(long parent) {
    try {
      Exchange.connect(parent, SERVICE).close();
    } catch (RuntimeException e) {
      // The parent is gone or is just going, which is noticed next.
    }
  }
}
