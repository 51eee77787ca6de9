package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.IOException;
import java.nio.file.Path;

/** What a child JVM does first: it waits to be told by its parent what to do. */
public final class ChildMain {
  private static volatile boolean bootstrapping;

  private ChildMain() {}

  /**
   * Does not return.
   *
   * @param args the folder of the program, and the process ids of the program and of the parent
   */
  public static void run(String[] args, ChildBody body) throws IOException {
    long root = Long.parseLong(args[1]);
    long parent = Long.parseLong(args[2]);
    RunFolder.enter(Path.of(args[0]), root);
    ChildLine line = ChildLine.open(parent == root);
    byte[] order = line.receive();
    while (order.length == 0) {
      Rehearsal.run(line, parent);
      order = line.receive();
    }
    byte[] bytes = line.receive();
    line.start();
    ProgramExit.addCleanup(line::close);
    StartOrder.apply(order);
    ChildMark mark = new ChildMark(OwnPid.get());
    mark.set();
    // Added first, so it runs last: whatever else happens at the end has then happened.
    ProgramExit.addHandler(mark);
    System.exit(run(body, bytes));
  }

  /** Whether what the child shall do is still being read. */
  public static boolean isBootstrapping() {
    return bootstrapping;
  }

  @SuppressWarnings("SystemOut") // nobody but the user can be told
  private static int run(ChildBody body, byte[] bytes) {
    bootstrapping = true;
    try {
      body.read(bytes);
    } catch (Throwable e) {
      e.printStackTrace();
      return 1;
    } finally {
      bootstrapping = false;
    }
    return body.run();
  }
}
