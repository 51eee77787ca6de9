package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.multiprocessing.internal.Exchange;
import java.util.concurrent.locks.LockSupport;

/** Makes the broker of this process known to the others. */
public final class BrokerServer {
  /** The name under which {@link Exchange} offers it. */
  static final String SERVICE = "broker";

  private static final long PATROL_NANOS = 250_000_000;

  private static volatile boolean resting;
  private static boolean opened;

  private BrokerServer() {}

  /** To be called in the process that starts all others, before it starts the first. */
  public static synchronized void open() {
    if (opened) {
      return;
    }
    opened = true;
    Exchange.offer(SERVICE, wire -> new BrokerClient(wire).serve());
    PatrolThread.INSTANCE.start();
  }

  /** Says that somebody waits who may die. */
  static void attend() {
    if (resting) {
      resting = false;
      LockSupport.unpark(PatrolThread.INSTANCE);
    }
  }

  /** A process may die between a change and telling of it; then the patrol finds the change. */
  private static void patrol() {
    while (true) {
      if (Broker.inThisProcess().recheck()) {
        LockSupport.parkNanos(BrokerServer.class, PATROL_NANOS);
      } else {
        resting = true;
        if (!Broker.inThisProcess().recheck()) {
          LockSupport.park(BrokerServer.class);
        }
        resting = false;
      }
    }
  }

  private static final class PatrolThread {
    static final Thread INSTANCE = new Thread(BrokerServer::patrol, "multiprocessing-patrol");

    static {
      INSTANCE.setDaemon(true);
    }
  }
}
