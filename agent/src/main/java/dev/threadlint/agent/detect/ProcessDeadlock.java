package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessesLocked;
import dev.threadlint.agent.fact.ProcessesLocked.Member;
import dev.threadlint.agent.fact.SharedLock;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.StackTrace;
import java.util.List;
import java.util.stream.Collectors;

/** What {@link DeadlockDetector} says of processes that wait for each other. */
final class ProcessDeadlock {
  private ProcessDeadlock() {}

  static Sites sites(ProcessesLocked fact) {
    Sites sites = new Sites();
    for (Member member : fact.circle()) {
      sites.lockAt(member.stack());
      if (member.wants() != null) {
        sites.at(member.wants().made()).named(member.wants().ref().className());
      }
    }
    return sites;
  }

  static FindingDraft draft(ProcessesLocked fact) {
    List<Member> circle = fact.circle();
    boolean locksOnly = circle.stream().allMatch(member -> member.wants() != null);
    String processes =
        circle.stream().map(Member::process).distinct().collect(Collectors.joining(", "));
    FindingDraft draft =
        FindingDraft.observed(false)
            .value("kind", locksOnly ? "lock" : "mixed")
            .value("threadsInvolved", circle.size())
            .value(Finding.PROCESS, processes);
    for (int i = 0; i < circle.size(); i++) {
      addWait(circle.get(i), circle.get((i + circle.size() - 1) % circle.size()), draft);
    }
    for (Member member : circle) {
      SharedLock lock = member.wants();
      if (lock != null) {
        draft.step(lock.maker(), Action.CREATES, lock.ref().className(), lock.made());
      }
    }
    return draft;
  }

  private static void addWait(Member member, Member before, FindingDraft draft) {
    if (before.wants() != null) {
      draft.holds(member.thread(), before.wants().ref(), LockMode.EXCLUSIVE, StackTrace.UNKNOWN);
    }
    if (member.wants() != null) {
      draft.wants(member.thread(), member.wants().ref(), LockMode.EXCLUSIVE, member.stack());
    } else {
      draft.step(member.thread(), Action.JOINS, member.joins(), member.stack());
    }
  }
}
