package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a child JVM does first: it waits to be told by its parent what to do. */
public final class ChildMain {
  private static volatile boolean bootstrapping;
  private static volatile @Nullable Thread reader;

  private ChildMain() {}

  /** Returns, if at all, at the end of main. */
  public static void run(ChildBody body) throws Exception {
    ChildLine line = ChildLine.open();
    Iterator<?> place = ((List<?>) Objects.requireNonNull(Pickle.loads(line.receive()))).iterator();
    Path folder = Path.of((String) place.next());
    long root = (Long) place.next();
    long parent = (Long) place.next();
    RunFolder.enter(folder, root);
    line.setFromRoot(parent == root);
    byte[] order = line.receive();
    while (order.length == 0) {
      Rehearsal.run(line, parent);
      order = line.receive();
    }
    byte[] bytes = line.receive();
    line.start();
    line.endWithTheChild();
    StartOrder.apply(order);
    ChildMark mark = new ChildMark(OwnPid.get());
    mark.set();
    // Added first, so it runs last: whatever else happens at the end has then happened.
    ProgramExit.addHandler(mark);
    int code = run(body, bytes);
    // To return does the same, and sooner: since JDK 21 an exit looks for a logger first, through
    // all of the class path.
    if (code != 0 || !isAlone()) {
      System.exit(code);
    }
  }

  /** Whether the JVM ends when this thread does: it would wait for others, as a child does not. */
  private static boolean isAlone() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + 1];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
        return false;
      }
    }
    return count < threads.length; // or there may be more
  }

  /** Whether what the child shall do is still being read. */
  public static boolean isBootstrapping() {
    return bootstrapping;
  }

  /**
   * Whether what this child, or this thread if it is a worker of a pool, shall do is still being
   * read: a static initializer that starts processes then would do so in those processes as well,
   * and so on for ever.
   */
  public static boolean isReadingTask() {
    return bootstrapping || reader == Thread.currentThread();
  }

  /** A worker reads a task until it says that it does not. */
  static void setReader(@Nullable Thread worker) {
    reader = worker;
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
