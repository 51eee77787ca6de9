package dev.threadlint.agent.jdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * What the operating system says of this JVM's threads. A thread that was woken waits as far as the
 * JVM can see until it gets a processor, which takes seconds on a busy machine.
 */
public final class SystemThreads {
  // The JVM's own work, which wakes nobody, and the tracer's. The system cuts names off.
  private static final String[] APART = {
    "C1 Compiler",
    "C2 Compiler",
    "GC Thread",
    "G1 ",
    "VM ",
    "Monitor Defl",
    "Sweeper",
    "threadlint-"
  };

  private SystemThreads() {}

  /** Whether this system tells; Linux does. */
  public static boolean areKnown() {
    return new File("/proc/thread-self/stat").canRead();
  }

  /** Whether a thread of the program has a processor, or waits for nothing else. */
  public static boolean anyRuns() {
    try {
      String self = new File("/proc/thread-self").getCanonicalFile().getName();
      String[] all = new File("/proc/self/task").list();
      for (String thread : all == null ? new String[0] : all) {
        if (!thread.equals(self) && runs(thread)) {
          return true;
        }
      }
    } catch (IOException notTold) {
      return false;
    }
    return false;
  }

  private static boolean runs(String thread) {
    File stat = new File("/proc/self/task/" + thread + "/stat");
    try (BufferedReader in = Files.newBufferedReader(stat.toPath(), ISO_8859_1)) {
      return isOfOneThatRuns(in.readLine());
    } catch (IOException ended) {
      return false;
    }
  }

  /** Reads {@code 4711 (name) R ...}; the name may have any characters, parentheses too. */
  static boolean isOfOneThatRuns(@Nullable String stat) {
    int end = stat == null ? -1 : stat.lastIndexOf(')');
    if (stat == null || end < 0 || end + 2 >= stat.length()) {
      return false;
    }
    char state = stat.charAt(end + 2);
    String name = stat.substring(stat.indexOf('(') + 1, end);
    for (String apart : APART) {
      if (name.startsWith(apart)) {
        return false;
      }
    }
    // D waits for a disk: for a page of memory, if it does nothing else.
    return state == 'R' || state == 'D';
  }
}
