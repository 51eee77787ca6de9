package dev.threadlint.reports;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of an imaginary payment service, with a finding of each rule. */
public final class SampleRun {
  public static final RunHeader HEADER =
      new RunHeader(
          "0.1.0", "orders-service", 4711, "17.0.15+6", "Linux amd64", 1_795_345_380_000L);

  public static final ThreadRef PAY = new ThreadRef(31, "pay-1", false, false);
  public static final ThreadRef AUDIT = new ThreadRef(32, "audit", false, true);
  public static final LockRef ACCOUNTS =
      new LockRef(1, LockKind.MONITOR, "java.lang.Object", "Bank.accounts");
  public static final LockRef LEDGER =
      new LockRef(2, LockKind.OWNED, "java.util.concurrent.locks.ReentrantLock", "Bank.ledger");

  private SampleRun() {}

  public static Recording recording() {
    return recording(allFindings());
  }

  public static Recording recording(List<Finding> findings) {
    return new Recording(HEADER, findings, observed(), false);
  }

  /** The same run, with everything that a recording can have. */
  public static Recording complete() {
    return new Recording(HEADER, allFindings(), observed(), measures(), course(), false);
  }

  /** Its circle of locks if there had been a gate, and another one that is counted only. */
  public static List<SuppressedCycle> suppressed() {
    Finding cycle =
        allFindings().stream()
            .filter(each -> each.rule().equals("lock-order-cycle"))
            .findFirst()
            .orElseThrow();
    return List.of(new SuppressedCycle("gate", cycle));
  }

  public static Course course() {
    LockRef journal = new LockRef(3, LockKind.MONITOR, "com.acme.audit.Journal", null);
    return new Course(
        List.of(
            new LockNesting(ACCOUNTS, LEDGER, List.of("pay-1", "pay-2"), true),
            new LockNesting(LEDGER, ACCOUNTS, List.of("audit"), false),
            new LockNesting(LEDGER, journal, List.of("audit"), false)),
        new ThreadLooks(
            100,
            124,
            List.of(
                new ThreadLooks.Lane(PAY, 2, "rrrhhb ww".repeat(12)),
                new ThreadLooks.Lane(AUDIT, 40, "wwwwwwwwwwhb")),
            3));
  }

  /** The same run, with what was measured. */
  public static Recording measured() {
    return new Recording(HEADER, allFindings(), observed(), measures(), false);
  }

  public static Measures measures() {
    return new Measures(
        List.of(ledgerWaits(), accountsWaits()),
        List.of(
            new JoinMeasure(
                stack(frame("com.acme.batch.Batch", "finish", 97)),
                "batch-7",
                durations(2_000_000_000L, 12, 5_100_000_000L, 1))),
        List.of(mailPool()));
  }

  private static LockMeasure ledgerWaits() {
    return new LockMeasure(
        LEDGER,
        payWants(),
        false,
        durations(40_000, 1_200, 1_300_000, 60, 82_000_000, 3),
        durations(30_000, 1_250, 4_000_000, 13),
        List.of(
            new LockMeasure.Holder("audit", auditHolds(), 1_180),
            new LockMeasure.Holder("pay-2", StackTrace.UNKNOWN, 83)));
  }

  private static LockMeasure accountsWaits() {
    return new LockMeasure(
        ACCOUNTS, auditWants(), true, durations(25_000_000, 9), Durations.NONE, List.of());
  }

  private static PoolMeasure mailPool() {
    return new PoolMeasure(
        "java.util.concurrent.ThreadPoolExecutor",
        stack(
            frame("java.util.concurrent.Executors", "newFixedThreadPool", 92),
            frame("com.acme.mail.Outbox", "<init>", 12)),
        1,
        4,
        18_300,
        durations(200_000, 1_000, 95_000_000, 140),
        durations(11_000_000, 1_000, 300_000_000, 140),
        4,
        450_000);
  }

  /** Durations and how often each was met. */
  public static Durations durations(long... nanosAndTimes) {
    var histogram = Durations.empty();
    for (int i = 0; i < nanosAndTimes.length; i += 2) {
      Durations.add(histogram, nanosAndTimes[i], nanosAndTimes[i + 1]);
    }
    return Durations.of(histogram);
  }

  public static Recording clean() {
    var observed = new Observed(counters(), Map.of(), List.of(), Map.of(), List.of(), 12_400, true);
    return new Recording(HEADER, List.of(), observed, false);
  }

  public static Observed observed() {
    return new Observed(
        counters(),
        Map.of("gate", 3L, "same-thread", 11L),
        List.of("lock-upgrade"),
        Map.of("pool-starvation", "no-pool"),
        List.of(
            new BlindSpot("class-not-traced", "com.acme.Generated", 1),
            new BlindSpot("class-not-traced", "com.acme.Huge", 1),
            new BlindSpot("instrumentation-missing", "StructuredTaskScope.join", 1)),
        12_400,
        true);
  }

  private static Map<String, Long> counters() {
    return Map.of(
        Observed.THREADS, 212L,
        Observed.LOCKS, 34L,
        Observed.POOLS, 3L,
        Observed.LOCK_ORDERS, 51L,
        Observed.CLASSES_TRACED, 1_873L,
        Observed.FACTS_DROPPED, 0L);
  }

  public static List<Finding> allFindings() {
    List<Finding> all = new ArrayList<>();
    all.add(deadlock());
    all.add(joinBeforeStart());
    all.add(taskFailureLost());
    all.add(lockOrderCycle());
    all.add(joinHoldingLock());
    all.add(joinMissing());
    return all;
  }

  public static Finding lockOrderCycle() {
    return new Finding(
        "lock-order-cycle",
        Severity.ERROR,
        Confidence.PREDICTED,
        3,
        "9f3c2a71",
        List.of(PAY, AUDIT),
        List.of(ACCOUNTS, LEDGER),
        twoSides(),
        Map.of(
            "askedMicros",
            "4118900 4120000",
            "closestMs",
            "1.1",
            "cycleLength",
            "2",
            "variants",
            "1"),
        4_120);
  }

  private static List<Step> twoSides() {
    return List.of(
        Step.lock(PAY, Action.HOLDS, ACCOUNTS, LockMode.EXCLUSIVE, payHolds()),
        Step.lock(PAY, Action.WANTS, LEDGER, LockMode.EXCLUSIVE, payWants()),
        Step.lock(AUDIT, Action.HOLDS, LEDGER, LockMode.EXCLUSIVE, auditHolds()),
        Step.lock(AUDIT, Action.WANTS, ACCOUNTS, LockMode.EXCLUSIVE, auditWants()));
  }

  private static StackTrace payHolds() {
    return stack(
        frame("com.acme.pay.Payments", "transfer", 37),
        frame("com.acme.pay.PayWorker", "run", 22),
        frame("java.util.concurrent.Executors$RunnableAdapter", "call", 539),
        frame("java.util.concurrent.FutureTask", "run", 264),
        frame("java.util.concurrent.ThreadPoolExecutor", "runWorker", 1136),
        frame("java.util.concurrent.ThreadPoolExecutor$Worker", "run", 635),
        frame("java.lang.Thread", "run", 840));
  }

  private static StackTrace payWants() {
    return stack(
        frame("java.util.concurrent.locks.ReentrantLock$Sync", "lock", 153),
        frame("java.util.concurrent.locks.ReentrantLock", "lock", 322),
        frame("com.acme.ledger.Ledger", "post", 58),
        frame("com.acme.pay.Payments", "transfer", 41),
        frame("com.acme.pay.PayWorker", "run", 22),
        frame("java.util.concurrent.Executors$RunnableAdapter", "call", 539),
        frame("java.util.concurrent.FutureTask", "run", 264),
        frame("java.util.concurrent.ThreadPoolExecutor", "runWorker", 1136),
        frame("java.util.concurrent.ThreadPoolExecutor$Worker", "run", 635),
        frame("java.lang.Thread", "run", 840));
  }

  private static StackTrace auditHolds() {
    return stack(
        frame("java.util.concurrent.locks.ReentrantLock", "lock", 322),
        frame("com.acme.audit.Audit", "run", 28),
        frame("java.lang.Thread", "run", 840));
  }

  private static StackTrace auditWants() {
    return stack(
        frame("com.acme.ledger.Accounts", "total", 73),
        frame("com.acme.audit.Audit", "run", 30),
        frame("java.lang.Thread", "run", 840));
  }

  public static Finding deadlock() {
    return new Finding(
        "deadlock",
        Severity.ERROR,
        Confidence.OBSERVED,
        1,
        "51aa09c4",
        List.of(PAY, AUDIT),
        List.of(ACCOUNTS, LEDGER),
        twoSides(),
        Map.of("kind", "lock", "threadsInvolved", "2"),
        6_300);
  }

  public static Finding joinHoldingLock() {
    return new Finding(
        "join-holding-lock",
        Severity.ERROR,
        Confidence.PREDICTED,
        1,
        "77d0e1b2",
        List.of(PAY, AUDIT),
        List.of(ACCOUNTS),
        List.of(
            Step.lock(PAY, Action.HOLDS, ACCOUNTS, LockMode.EXCLUSIVE, payHolds()),
            Step.other(
                PAY, Action.JOINS, "audit", stack(frame("com.acme.pay.Payments", "stop", 88))),
            Step.lock(AUDIT, Action.WANTS, ACCOUNTS, LockMode.EXCLUSIVE, auditWants())),
        Map.of(),
        900);
  }

  public static Finding joinBeforeStart() {
    ThreadRef main = new ThreadRef(1, "main", false, false);
    return new Finding(
        "join-before-start",
        Severity.ERROR,
        Confidence.OBSERVED,
        1,
        "0b6c77aa",
        List.of(main, new ThreadRef(40, "report-writer", false, false)),
        List.of(),
        List.of(
            Step.other(
                main, Action.JOINS, "report-writer", stack(frame("com.acme.Main", "close", 64)))),
        Map.of("startedLater", "true", "startSite", "Main.java:70"),
        300);
  }

  public static Finding joinMissing() {
    ThreadRef batch = new ThreadRef(55, "batch-7", false, true);
    return new Finding(
        "join-missing",
        Severity.WARNING,
        Confidence.SUSPICIOUS,
        12,
        "41d07be0",
        List.of(batch),
        List.of(),
        List.of(
            Step.other(
                new ThreadRef(1, "main", false, false),
                Action.STARTS,
                "batch-7",
                stack(frame("com.acme.batch.Batch", "launch", 91)))),
        Map.of("startSite", "Batch.java:91", "alive", "2"),
        1_000);
  }

  public static Finding taskFailureLost() {
    ThreadRef worker = new ThreadRef(60, "pool-2-thread-1", false, false);
    return new Finding(
        "task-failure-lost",
        Severity.ERROR,
        Confidence.OBSERVED,
        4,
        "c0ffee12",
        List.of(worker),
        List.of(),
        List.of(
            Step.other(
                worker, Action.SUBMITS, null, stack(frame("com.acme.mail.Outbox", "send", 19))),
            Step.other(
                worker,
                Action.FAILS,
                "java.lang.IllegalStateException",
                stack(frame("com.acme.mail.Smtp", "connect", 120)))),
        Map.of("failure", "java.lang.IllegalStateException", "periodic", "false"),
        2_000);
  }

  public static StackTrace stack(Frame... frames) {
    return new StackTrace(List.of(frames), false);
  }

  public static Frame frame(String className, String methodName, int line) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    int dollar = simple.indexOf('$');
    String file = (dollar > 0 ? simple.substring(0, dollar) : simple) + ".java";
    return new Frame(className, methodName, file, line);
  }
}
