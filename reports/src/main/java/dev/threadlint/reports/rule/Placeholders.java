package dev.threadlint.reports.rule;

import dev.threadlint.reports.model.Action;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every placeholder that the text of a rule may use, with what it stands for. */
final class Placeholders {
  /** How many threads and locks of a finding have a placeholder of their own. */
  static final int NUMBERED = 3;

  private Placeholders() {}

  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(ofValues());
    all.putAll(ofWaits());
    all.putAll(ofPools());
    all.put("count", "how often it was met");
    all.put("threadCount", "how many threads take part, as a word");
    all.put("confidence", "observed, predicted or suspicious");
    all.put("threads", "the names of all threads that take part");
    all.put("locks", "the names of all locks that take part");
    all.put("orders", "what each thread takes, in which order");
    all.put("waits", "what each thread waits for");
    for (int n = 1; n <= NUMBERED; n++) {
      all.put("thread" + n, "name of a thread");
      all.put("lock" + n, "name of a lock");
      all.put("held" + n, "the lock that the thread of that number holds");
      all.put("wanted" + n, "the lock that it wants");
      for (Action action : Action.values()) {
        String name = action.name().toLowerCase(Locale.ROOT);
        all.put(name + "At" + n, "file and line where the thread of that number does so");
        all.put(name + "In" + n, "class and method where it does so");
      }
    }
    return all;
  }

  /** Those that the detectors give, in {@code Finding.values}. */
  private static Map<String, String> ofValues() {
    return Map.ofEntries(
        Map.entry("closestMs", "lock-order-cycle: how near the threads came, in milliseconds"),
        Map.entry("cycleLength", "lock-order-cycle: how many locks the cycle has"),
        Map.entry("acrossRuns", "lock-order-cycle: true if no run alone had both orders"),
        Map.entry("variants", "lock-order-cycle: on how many paths the same cycle was met"),
        Map.entry(
            "startSite",
            "join-missing, join-before-start, join-serialises, thread-failure-lost, thread-cut-off,"
                + " lock-not-released, process-not-joined, exit-code-unread: where the thread or process"
                + " was started"),
        Map.entry(
            "ran",
            "join-serialises, submit-serialises, join-timeouts-add-up: how many threads or tasks"),
        Map.entry(
            "busyMs",
            "join-serialises, submit-serialises: how long they ran together, in milliseconds"),
        Map.entry(
            "wallMs", "join-serialises, submit-serialises: from the first start to the last end"),
        Map.entry(
            "parallelism", "join-serialises, submit-serialises: the one divided by the other"),
        Map.entry("lostMs", "join-serialises, submit-serialises: what would be saved at best"),
        Map.entry(
            "waitedMs",
            "join-timeouts-add-up, lock-held-while-blocking: how long was waited together"),
        Map.entry("timeoutMs", "join-timeouts-add-up, join-timeout-ignored: the longest time-out"),
        Map.entry("test", "any: the test in which it arose"),
        Map.entry("process", "any: the processes in which it was met"),
        Map.entry("startedLater", "join-before-start: true or false"),
        Map.entry("alive", "join-missing: how many of the threads were alive at the end"),
        Map.entry(
            "timed",
            "join-self, lock-self-deadlock, join-holding-lock: whether the wait has a time-out"));
  }

  private static Map<String, String> ofWaits() {
    return Map.ofEntries(
        Map.entry(
            "kind",
            "deadlock: lock, join, self, task, event or mixed; lock-not-released: process, or nothing"),
        Map.entry("threadsInvolved", "deadlock: how many threads wait; else how many take part"),
        Map.entry("at", "thread-cut-off: write, lock or run"),
        Map.entry(
            "missing",
            "latch-never-opens, barrier-short-of-parties: how many counts or parties are missing"),
        Map.entry("doing", "lock-held-while-blocking: sleeps, joins, gets or transfers"),
        Map.entry(
            "failure",
            "task-failure-lost, thread-failure-lost, lock-not-released: class of the failure"),
        Map.entry(
            "child",
            "process-not-joined, exit-code-unread, lock-not-released, join-before-drain: name and number"
                + " of the process"),
        Map.entry("code", "exit-code-unread, lock-not-released: with which code the process ended"),
        Map.entry("asked", "check-then-act: what the queue was asked: empty, full or qsize"),
        Map.entry("queue", "check-then-act: class of the queue, without its package"),
        Map.entry("side", "check-then-act: what was done with the queue: get or put"),
        Map.entry(
            "certain",
            "pipe-end-open, join-before-drain: whether nobody is left who could end the wait"),
        Map.entry(
            "givenAway", "pipe-end-open: whether another process had the other end of the pipe"),
        Map.entry(
            "culprit", "queue-shared-by-value, unpicklable-task: class of what cannot travel"),
        Map.entry("path", "queue-shared-by-value, unpicklable-task: the fields that lead to it"),
        Map.entry(
            "way",
            "queue-shared-by-value, unpicklable-task: on which way it was to go: pool, queue or direct"),
        Map.entry(
            "madeSite",
            "lock-not-released, join-before-drain: where the lock or queue was made that processes share"),
        Map.entry("periodic", "task-failure-lost: whether the task was to run again"),
        Map.entry("heldMode", "lock-self-deadlock, lock-upgrade: the mode in which it is held"),
        Map.entry("wantedMode", "lock-self-deadlock, lock-upgrade: the mode that is wanted"));
  }

  /** The same for pools, and for loops that ask. */
  private static Map<String, String> ofPools() {
    return Map.ofEntries(
        Map.entry("pool", "pool-*, task-failure-lost, task-overhead: the pool's class"),
        Map.entry(
            "workers",
            "pool-starvation, pool-not-shut-down, pool-size: how many threads the pool has"),
        Map.entry("waiting", "pool-starvation: how many of them wait for tasks of the pool"),
        Map.entry("queued", "pool-starvation: how many tasks are queued"),
        Map.entry("polls", "busy-wait: how often the thread asked"),
        Map.entry("perSecond", "busy-wait: how often in a second"),
        Map.entry("spanMs", "busy-wait: for how long it had asked when it was found"),
        Map.entry("idleMs", "pool-not-shut-down: how long they had nothing to do"),
        Map.entry("pools", "pool-per-task: how many pools were made"),
        Map.entry("inTask", "pool-per-task: whether inside tasks of another pool"),
        Map.entry("blockedMs", "pool-blocked: how long the worker was blocked at most"),
        Map.entry("tasks", "pool-size, task-overhead: how many tasks the pool ran"),
        Map.entry("waitMs", "pool-size: how long a task waited while it ran, on average"),
        Map.entry("cpuMs", "pool-size: how long it had a processor"),
        Map.entry("queuedMs", "pool-size: how long it waited for a worker"),
        Map.entry("cores", "pool-size: how many processors there are"),
        Map.entry("recommended", "pool-size: how many workers the measured times call for"),
        Map.entry("ranMs", "task-overhead: how long a task ran on average"),
        Map.entry("overheadMs", "task-overhead: what its worker used besides"));
  }
}
