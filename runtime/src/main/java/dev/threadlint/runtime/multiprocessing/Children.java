package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.internal.ArchiveMaker;
import dev.threadlint.runtime.multiprocessing.internal.ChildJvm;
import dev.threadlint.runtime.multiprocessing.internal.ChildJvms;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import dev.threadlint.runtime.multiprocessing.internal.shared.BrokerServer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The children of this process that nobody has seen the end of. */
final class Children {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Set<Process> LIVE = new LinkedHashSet<>();
  private static boolean endIsArranged;
  private static boolean archiveIsArranged;

  private Children() {}

  static ChildJvm start(Process process, boolean warm) {
    arrangeEnd();
    ChildJvm child = ChildJvms.start(ChildProgram.wordsOf(process), process, warm);
    arrangeArchive();
    synchronized (Children.class) {
      LIVE.add(process);
    }
    return child;
  }

  static synchronized void remove(Process process) {
    LIVE.remove(process);
  }

  /** All that run, in the order of their start. */
  static List<Process> live() {
    removeEnded();
    return snapshot();
  }

  static void removeEnded() {
    for (Process process : snapshot()) {
      ChildJvm child = process.child();
      if (child != null && !child.isAlive()) {
        remove(process);
      }
    }
  }

  private static synchronized List<Process> snapshot() {
    return List.copyOf(LIVE);
  }

  private static synchronized void arrangeEnd() {
    if (!endIsArranged) {
      endIsArranged = true;
      if (RunFolder.current().isRoot()) {
        BrokerServer.open(); // before anybody can look for it
      }
      ProgramExit.addHandler(Children::end);
    }
  }

  /** By the program alone, and not before its first child is on its way. */
  private static synchronized void arrangeArchive() {
    if (!archiveIsArranged) {
      archiveIsArranged = true;
      if (RunFolder.current().isRoot()) {
        ArchiveMaker.arrange(ArchiveTask::words);
      }
    }
  }

  /** At the end of the process: daemons are ended, all are waited for. */
  private static void end() {
    List<Process> left = live();
    for (Process process : left) {
      if (process.isDaemon()) {
        terminate(process);
      }
    }
    for (Process process : left) {
      await(process);
    }
  }

  private static void terminate(Process process) {
    ChildJvm child = process.child();
    if (child != null) {
      child.terminate();
    }
  }

  private static void await(Process process) {
    ChildJvm child = process.child();
    if (child == null) {
      return;
    }
    Deadline deadline = process.isDaemon() ? Deadline.in(GRACE) : Deadline.NEVER;
    if (!child.await(deadline)) {
      child.kill(); // it has been asked, and does not answer
    }
  }
}
