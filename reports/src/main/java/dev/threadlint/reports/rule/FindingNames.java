package dev.threadlint.reports.rule;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Names for the threads and locks of one finding, harmless to print and different from another. */
public final class FindingNames {
  private final Map<Integer, String> locks = new HashMap<>();
  private final Map<Long, String> threads = new HashMap<>();

  /** Names for what takes part in the finding. */
  public FindingNames(Finding finding, Words words) {
    nameLocks(finding);
    nameThreads(finding, words);
  }

  private void nameLocks(Finding finding) {
    Set<LockRef> all = new LinkedHashSet<>(finding.locks());
    for (Step step : finding.steps()) {
      LockRef lock = step.lock();
      if (lock != null) {
        all.add(lock);
      }
    }
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    Set<Integer> counted = new HashSet<>();
    for (LockRef lock : all) {
      if (counted.add(lock.id()) && !once.add(baseName(lock))) {
        twice.add(baseName(lock));
      }
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (LockRef lock : all) {
      String name = baseName(lock);
      if (!locks.containsKey(lock.id())) {
        int number = numbers.merge(name, 1, Integer::sum);
        locks.put(lock.id(), twice.contains(name) ? name + " #" + number : name);
      }
    }
  }

  private static String baseName(LockRef lock) {
    String name = lock.name();
    return Visible.of(name == null || name.isEmpty() ? simpleName(lock.typeName()) : name, 80);
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private void nameThreads(Finding finding, Words words) {
    Set<ThreadRef> all = new LinkedHashSet<>(finding.threads());
    for (Step step : finding.steps()) {
      all.add(step.thread());
    }
    Map<String, Long> owner = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (ThreadRef thread : all) {
      Long other = owner.putIfAbsent(thread.name(), thread.id());
      if (other != null && other != thread.id()) {
        twice.add(thread.name());
      }
    }
    for (ThreadRef thread : all) {
      threads.put(thread.id(), threadName(thread, twice.contains(thread.name()), words));
    }
  }

  private static String threadName(ThreadRef thread, boolean ambiguous, Words words) {
    if (thread.name().isEmpty()) {
      String key = thread.virtual() ? "thread.unnamed.virtual" : "thread.unnamed";
      return words.fill(key, "id", Long.toString(thread.id()));
    }
    String name = Visible.of(thread.name(), 80);
    return ambiguous ? name + " #" + thread.id() : name;
  }

  /** What to call a lock. */
  public String of(LockRef lock) {
    return locks.getOrDefault(lock.id(), baseName(lock));
  }

  /** What to call a thread. */
  public String of(ThreadRef thread) {
    return threads.getOrDefault(thread.id(), Visible.of(thread.name(), 80));
  }
}
