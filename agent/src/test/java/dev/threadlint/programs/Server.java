package dev.threadlint.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** A server under load that does as its standard input says: pay, audit, look, end. */
public final class Server {
  private static final int CLIENTS = 4;
  private static final int DUMPS = 200;

  private static final Object ACCOUNTS = new Object();
  private static final ReentrantLock LEDGER = new ReentrantLock();
  private static final Object COUNTS = new Object();
  private static final ReentrantLock STATISTICS = new ReentrantLock();
  private static final AtomicLong ERRORS = new AtomicLong();

  private static volatile int payments;
  private static volatile int audits;
  private static volatile int done;
  private static volatile boolean over;
  private static long served;

  private Server() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(CLIENTS);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Server::serve);
    server.setExecutor(workers);
    server.start();
    List<Thread> threads = new ArrayList<>();
    threads.add(new Thread(Server::pay, "payments"));
    threads.add(new Thread(Server::audit, "audit"));
    threads.add(new Thread(Server::count, "counter"));
    for (int i = 0; i < CLIENTS; i++) {
      threads.add(new Thread(() -> ask(server.getAddress().getPort()), "client-" + i));
    }
    threads.forEach(Thread::start);
    System.err.println("ready");
    obey();
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    server.stop(0);
    workers.shutdown();
    System.out.println("errors: " + ERRORS + ", served any: " + (served > 0));
  }

  private static void serve(HttpExchange exchange) throws IOException {
    byte[] answer = "served".getBytes(UTF_8);
    synchronized (COUNTS) {
      STATISTICS.lock();
      try {
        served++;
      } finally {
        STATISTICS.unlock();
      }
    }
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static void ask(int port) {
    while (!over) {
      try (InputStream in = URI.create("http://127.0.0.1:" + port + "/").toURL().openStream()) {
        if (!new String(in.readAllBytes(), UTF_8).equals("served")) {
          ERRORS.incrementAndGet();
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        e.printStackTrace();
        ERRORS.incrementAndGet();
      }
    }
  }

  private static void obey() throws IOException, InterruptedException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int before = done;
      switch (line) {
        case "pay" -> payments++;
        case "audit" -> audits++;
        case "look" -> {
          System.err.println("hooks seen: " + hooksSeen());
          continue;
        }
        default -> {
          return;
        }
      }
      while (done == before) {
        Thread.sleep(1);
      }
    }
  }

  /** Does nothing but lock, so that a look at its stack is likely to meet a hook. */
  private static void count() {
    while (!over) {
      countOnce();
    }
  }

  // Methods of their own, for one that runs when hooks are put in goes on without them.
  private static void countOnce() {
    synchronized (COUNTS) {
      STATISTICS.lock();
      STATISTICS.unlock();
    }
  }

  private static void pay() {
    int paid = 0;
    while (!over) {
      if (paid == payments) {
        Thread.onSpinWait();
        continue;
      }
      paid++;
      payOnce();
      done++;
    }
  }

  private static void payOnce() {
    synchronized (ACCOUNTS) {
      LEDGER.lock();
      LEDGER.unlock();
    }
  }

  private static void audit() {
    int audited = 0;
    while (!over) {
      if (audited == audits) {
        Thread.onSpinWait();
        continue;
      }
      audited++;
      auditOnce();
      done++;
    }
  }

  private static void auditOnce() {
    LEDGER.lock();
    try {
      synchronized (ACCOUNTS) {
        Thread.onSpinWait();
      }
    } finally {
      LEDGER.unlock();
    }
  }

  /** Whether any of many stacks of all threads has a frame of a hook. */
  private static boolean hooksSeen() {
    for (int i = 0; i < DUMPS; i++) {
      for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
        for (StackTraceElement frame : stack) {
          if (frame.getClassName().startsWith("java.lang.Threadlint")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
