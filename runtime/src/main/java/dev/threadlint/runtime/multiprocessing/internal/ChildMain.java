package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** What a child JVM does first: it connects to its parent and waits to be told what to do. */
public final class ChildMain {
  /*
   * The wire to the parent is also how the child notices that the parent is gone, however it went.
   * Then nobody is left to join or to end the child, so it ends itself at once; and if the parent
   * was the program, whose folder nobody else would remove, it removes that.
   */
  private static final byte[] LAST_WORD = {1};
  // Whoever is not told in this time what to do was launched in advance.
  private static final Duration NEWS = Duration.ofMillis(20);

  private static volatile boolean bootstrapping;

  private ChildMain() {}

  /** The folder of the program, and the process id of the parent. */
  public static void main(String[] args) throws IOException {
    long parent = Long.parseLong(args[1]);
    RunFolder.enter(Path.of(args[0]));
    Wire wire = connect(parent);
    if (!wire.poll(Deadline.in(NEWS))) {
      Rehearsal.run();
    }
    byte[] order = receive(wire, parent);
    byte[] bytes = receive(wire, parent);
    Exchange.daemon("parent-watch", () -> receive(wire, parent));
    StartOrder.apply(order);
    ProgramExit.addCleanup(() -> Exchange.forget(ProcessHandle.current().pid()));
    // Added first, so it runs last: whatever else happens at the end has then happened.
    ProgramExit.addHandler(() -> wire.send(LAST_WORD));
    System.exit(run(bytes));
  }

  /** Whether what the child shall do is still being read. */
  public static boolean isBootstrapping() {
    return bootstrapping;
  }

  private static Wire connect(long parent) {
    try {
      Wire wire = Exchange.connect(parent, ChildJvms.SERVICE);
      byte[] pid = new byte[Long.BYTES];
      Packed.putLong(pid, 0, ProcessHandle.current().pid());
      wire.send(pid);
      return wire;
    } catch (EndOfFile | UncheckedIOException e) {
      throw endWithTheParent(parent);
    }
  }

  @SuppressWarnings("SystemOut") // nobody but the user can be told
  private static int run(byte[] bytes) {
    bootstrapping = true;
    ChildBody body;
    try {
      body = (ChildBody) Pickle.loads(bytes);
    } catch (Throwable e) {
      e.printStackTrace();
      return 1;
    } finally {
      bootstrapping = false;
    }
    return body == null ? 1 : body.runInChild();
  }

  /** The next frame of the parent; does not return if the parent is gone. */
  private static byte[] receive(Wire wire, long parent) {
    try {
      byte[] frame = wire.receive(Deadline.NEVER);
      if (frame != null) {
        return frame;
      }
    } catch (EndOfFile | UncheckedIOException e) {
      // The parent is gone.
    }
    throw endWithTheParent(parent);
  }

  private static AssertionError endWithTheParent(long parent) {
    if (parent == RunFolder.current().rootPid()) {
      RunFolder.current().remove();
    }
    Runtime.getRuntime().halt(1);
    return new AssertionError();
  }
}
