package dev.threadlint.programs;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.consumer.RecordingStream;

/** Takes two locks in both orders, and asks the tracer about it by JMX and Flight Recorder. */
public final class Managed {
  private static final Object FIRST = new Object();
  private static final Object SECOND = new Object();

  private static volatile int done;

  private Managed() {}

  public static void main(String[] arguments) throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (RecordingStream events = new RecordingStream()) {
      events.onEvent(
          "threadlint.Finding",
          event -> {
            System.out.println("event: " + event.getString("rule"));
            told.countDown();
          });
      events.startAsync();
      passTo("there", FIRST, SECOND);
      passTo("back", SECOND, FIRST);
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName tracer = new ObjectName("threadlint:type=Tracer");
      while (!beans.isRegistered(tracer)) {
        Thread.sleep(1);
      }
      while ((int) beans.getAttribute(tracer, "Errors") == 0) {
        Thread.sleep(1);
      }
      told.await();
      System.out.println("findings: " + beans.getAttribute(tracer, "Findings"));
      String page = (String) beans.invoke(tracer, "dump", null, null);
      System.out.println("page: " + page.endsWith("run.html"));
      beans.invoke(tracer, "reset", null, null);
      System.out.println("after reset: " + beans.getAttribute(tracer, "Findings"));
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
      Thread.sleep(1);
    }
  }
}
