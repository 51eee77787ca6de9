package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.ProcessHooks;
import dev.threadlint.agent.fact.ProcessesLocked.Member;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LiveThreads;
import dev.threadlint.agent.jdk.ProcessId;
import dev.threadlint.agent.jdk.RuntimeProcesses;
import dev.threadlint.agent.jdk.SharedWait;
import dev.threadlint.agent.jdk.SharedWord;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks which processes of the program wait for each other. For the analysis thread only. */
final class ProcessWaits {
  // A child does what it is for in its main thread, and does not end before that has ended.
  // Its number is that of the main thread here, for both have the same JDK.
  private static final long MAIN_THREAD = Runtime.version().feature() < 24 ? 1 : 3;

  private final SharedLockTable locks;
  private final Processes processes;
  private final ProcessCircles circles = new ProcessCircles();
  private long own;

  ProcessWaits(SharedLockTable locks, Processes processes) {
    this.locks = locks;
    this.processes = processes;
  }

  List<ProcessesLocked> look(long nanos) {
    if (!locks.knowsWhoWaits()) {
      return List.of();
    }
    List<ProcessesLocked> locked = new ArrayList<>();
    for (List<ProcessWait> circle : circles.confirmedBy(forEver(locks.waits()))) {
      List<Member> members = new ArrayList<>();
      for (ProcessWait wait : circle) {
        members.add(member(wait));
      }
      if (members.stream().allMatch(ProcessWaits::isKnown)) {
        locked.add(new ProcessesLocked(nanos, members));
      }
    }
    return locked;
  }

  private List<ProcessWait> forEver(List<SharedWait> forLocks) {
    List<ProcessWait> waits = new ArrayList<>();
    for (SharedWait wait : forLocks) {
      SharedWord lock = wait.lock();
      // Nobody owns what others give back as well.
      if (wait.forEver() && !lock.isLent()) {
        waits.add(new ProcessWait(wait.place(), wait.who(), lock.holder(), lock));
      }
    }
    if (!waits.isEmpty()) {
      addJoins(waits);
    }
    return waits;
  }

  private void addJoins(List<ProcessWait> waits) {
    for (Map.Entry<Thread, Object> join : ProcessHooks.joining().entrySet()) {
      long who = SharedWord.holder(ownPid(), JdkThreads.id(join.getKey()));
      long child = RuntimeProcesses.pidOf(join.getValue());
      waits.add(new ProcessWait(join.getValue(), who, SharedWord.holder(child, MAIN_THREAD), null));
    }
  }

  private Member member(ProcessWait wait) {
    SharedWord lock = wait.lock();
    SharedLock wants = lock == null ? null : locks.at(lock);
    String joins = lock == null ? processes.labelOf(SharedWord.processOf(wait.needs())) : null;
    long pid = SharedWord.processOf(wait.who());
    long id = SharedWord.threadOf(wait.who());
    if (pid == ownPid()) {
      Thread thread = thread(id);
      ThreadRef ref =
          thread == null ? new ThreadRef(id, "", false, false) : FactReader.thread(thread);
      StackTrace stack =
          thread == null ? StackTrace.UNKNOWN : FactReader.stack(LiveThreads.stackOf(thread), 0);
      return new Member(ref, "MainProcess", wants, joins, stack);
    }
    String name = id == MAIN_THREAD ? "main" : "thread " + id;
    ThreadRef ref = new ThreadRef(wait.who(), processes.labelOf(pid) + "/" + name, false, false);
    return new Member(ref, processes.labelOf(pid), wants, joins, StackTrace.UNKNOWN);
  }

  private static boolean isKnown(Member member) {
    return member.wants() != null || member.joins() != null;
  }

  private static @Nullable Thread thread(long id) {
    Collection<Thread> all = LiveThreads.all();
    for (Thread thread : all == null ? List.<Thread>of() : all) {
      if (JdkThreads.id(thread) == id) {
        return thread;
      }
    }
    return null;
  }

  private long ownPid() {
    if (own == 0) {
      own = ProcessId.current();
    }
    return own;
  }
}
