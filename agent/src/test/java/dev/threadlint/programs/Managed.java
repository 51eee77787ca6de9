package dev.threadlint.programs;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.consumer.RecordingStream;

/** Takes two locks in both orders, and asks the tracer about it by JMX and Flight Recorder. */
public final class Managed {
  private static final Object FIRST = new Object();
  private static final Object SECOND = new Object();

  private static final ReentrantLock LOCK = new ReentrantLock();

  private static volatile int done;

  private Managed() {}

  public static void main(String[] arguments) throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch waited = new CountDownLatch(2);
    Set<String> kinds = ConcurrentHashMap.newKeySet();
    try (RecordingStream events = new RecordingStream()) {
      events.onEvent(
          "threadlint.Finding",
          event -> {
            System.out.println("event: " + event.getString("rule"));
            told.countDown();
          });
      events.onEvent(
          "threadlint.Wait",
          event -> {
            String wait = event.getString("kind") + " " + event.getString("target");
            if (event.getDuration("total").toMillis() >= 100 && kinds.add(wait)) {
              waited.countDown();
            }
          });
      events.startAsync();
      passTo("there", FIRST, SECOND);
      passTo("back", SECOND, FIRST);
      letWait();
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName tracer = new ObjectName("threadlint:type=Tracer");
      while (!beans.isRegistered(tracer) || (int) beans.getAttribute(tracer, "Errors") == 0) {
        Thread.onSpinWait();
      }
      told.await();
      waited.await();
      System.out.println("waits: " + new TreeSet<>(kinds));
      System.out.println("findings: " + beans.getAttribute(tracer, "Findings"));
      String page = (String) beans.invoke(tracer, "dump", null, null);
      System.out.println("page: " + page.endsWith("run.html"));
      beans.invoke(tracer, "reset", null, null);
      System.out.println("after reset: " + beans.getAttribute(tracer, "Findings"));
    }
  }

  /** A thread waits for the lock that this one holds, and then this one for the thread. */
  private static void letWait() throws Exception {
    Thread waits =
        new Thread(
            () -> {
              LOCK.lock();
              LOCK.unlock();
              work();
            },
            "waits");
    LOCK.lock();
    try {
      waits.start();
      work();
    } finally {
      LOCK.unlock();
    }
    waits.join();
  }

  /** Whoever slept with a lock would be a finding of its own. */
  private static void work() {
    long end = System.nanoTime() + 300_000_000L;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  private static void passTo(String name, Object outer, Object inner) throws Exception {
    Thread thread =
        new Thread(
            () -> {
              synchronized (outer) {
                synchronized (inner) {
                  Thread.onSpinWait();
                }
              }
              done++;
            },
            name);
    thread.setDaemon(true);
    int before = done;
    thread.start();
    while (done == before) {
      Thread.onSpinWait();
    }
  }
}
