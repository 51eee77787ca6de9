package dev.threadlint.runtime.multiprocessing.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the system make named pipes, which Java cannot; some at a time, for that takes a process. */
final class NamedPipes {
  private static final String PROPERTY = "threadlint.multiprocessing.named-pipes";
  private static final int AT_A_TIME = 16;

  private static final ArrayDeque<String> STOCK = new ArrayDeque<>();
  private static int made;
  private static boolean missing = "off".equals(System.getProperty(PROPERTY));

  private NamedPipes() {}

  /** What the names of two pipes begin with; null if this system makes none. */
  static synchronized @Nullable String take() {
    if (STOCK.isEmpty() && !missing) {
      missing = !make();
    }
    return STOCK.poll();
  }

  static void remove(String path) {
    delete(WorkerPipes.requests(path));
    delete(WorkerPipes.replies(path));
  }

  private static void delete(String pipe) {
    new File(pipe).delete();
  }

  private static boolean make() {
    List<String> paths = new ArrayList<>();
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
    for (int i = 0; i < AT_A_TIME; i++) {
      String path =
          RunFolder.current().path() + File.separator + "w-" + OwnPid.get() + "-" + ++made;
      paths.add(path);
      command.add(WorkerPipes.requests(path));
      command.add(WorkerPipes.replies(path));
    }
    if (!run(command)) {
      paths.forEach(NamedPipes::remove);
      return false;
    }
    STOCK.addAll(paths);
    return true;
  }

  private static boolean run(List<String> command) {
    boolean interrupted = Thread.interrupted();
    try {
      return new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // not on such a system
    } catch (InterruptedException e) {
      interrupted = true;
      return false; // a socket does as well
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
