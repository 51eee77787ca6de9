package dev.threadlint.loads;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A server and four clients that call it as fast as it answers, for some seconds; prints calls a
 * second, microseconds of processor time for each, the answers' times, the heap that is left, and
 * whether the server's state is right.
 *
 * <p>Arguments: which server, how many seconds. Half of them warm up.
 */
public final class Load {
  private static final int CLIENTS = 4;
  private static final int COLLECTIONS = 3;

  private Load() {}

  /** Runs the load. */
  public static void main(String[] arguments) throws Exception {
    double seconds = Double.parseDouble(arguments[1]);
    try (Server server = start(arguments[0])) {
      ExecutorService pool = Executors.newFixedThreadPool(CLIENTS, Load::daemon);
      long from = System.nanoTime() + (long) (seconds * 0.5e9);
      long to = System.nanoTime() + (long) (seconds * 1e9);
      List<Future<Tally>> tallies = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Callable<Tally> client = () -> drive(server, from, to);
        tallies.add(pool.submit(client));
      }
      long cpu = cpuOf(from, to);
      Histogram times = new Histogram(3);
      long calls = 0;
      for (Future<Tally> tally : tallies) {
        times.add(tally.get().times);
        calls += tally.get().calls;
      }
      pool.shutdown();
      double cpuOfCall = cpu / 1e3 / times.getTotalCount();
      print(arguments[0], times, (to - from) / 1e9, cpuOfCall, server.check(calls));
    }
  }

  /** So that a client that fails ends the load. */
  private static Thread daemon(Runnable client) {
    Thread thread = new Thread(client);
    thread.setDaemon(true);
    return thread;
  }

  private static Server start(String name) throws Exception {
    switch (name) {
      case "tomcat":
        return new TomcatServer();
      case "hsqldb":
        return new HsqldbServer();
      case "derby":
        return new DerbyServer();
      case "activemq":
        return new ActiveMqServer();
      default:
        throw new IllegalArgumentException("no such server: " + name);
    }
  }

  private static Tally drive(Server server, long from, long to) throws Exception {
    Tally tally = new Tally();
    try (Server.Client client = server.connect()) {
      for (long now = System.nanoTime(); now < to; ) {
        client.call();
        tally.calls++;
        long then = System.nanoTime();
        if (now >= from) {
          tally.times.recordValue(then - now);
        }
        now = then;
      }
    }
    return tally;
  }

  /** What the processors do for this JVM from one time to another; waits for both. */
  private static long cpuOf(long from, long to) throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
    long before = system.getProcessCpuTime();
    TimeUnit.NANOSECONDS.sleep(to - System.nanoTime());
    return system.getProcessCpuTime() - before;
  }

  private static void print(
      String name, Histogram times, double seconds, double cpu, String check) {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime jvm = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "load %s %.0f %.1f %.1f %.1f %d %s%n",
        name,
        times.getTotalCount() / seconds,
        cpu,
        times.getValueAtPercentile(50) / 1e3,
        times.getValueAtPercentile(99) / 1e3,
        (jvm.totalMemory() - jvm.freeMemory()) / 1024,
        check);
  }

  private static final class Tally {
    final Histogram times = new Histogram(3);
    long calls;
  }
}
