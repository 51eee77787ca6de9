package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.Handshake;
import dev.threadlint.runtime.multiprocessing.internal.Sockets;
import dev.threadlint.runtime.multiprocessing.internal.Watch;
import dev.threadlint.runtime.multiprocessing.internal.Wire;
import dev.threadlint.runtime.multiprocessing.internal.WireEnd;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of Python's {@code multiprocessing.connection} module. */
public final class Connections {
  private Connections() {}

  /** Waits as long as it takes; see {@link #wait(Collection, Duration)}. */
  public static List<Waitable> wait(Collection<? extends Waitable> objects) {
    return wait(objects, null);
  }

  /**
   * Waits until one or more are ready, or the time is up. Python: {@code
   * multiprocessing.connection.wait(object_list, timeout)}.
   *
   * <pre>{@code
   * for (Waitable ready : Connections.wait(List.of(pipe.first(), worker.sentinel()))) {
   *   System.out.println(ready == pipe.first() ? pipe.first().recv() : "the worker has ended");
   * }
   * }</pre>
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return those that are ready, in the order given; none if the time is up
   */
  public static List<Waitable> wait(
      Collection<? extends Waitable> objects, @Nullable Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    List<Waitable> ready = ready(objects);
    while (ready.isEmpty() && !deadline.hasPassed()) {
      try (Watch watch = new Watch()) {
        objects.forEach(object -> watch(object, watch));
        ready = ready(objects);
        if (ready.isEmpty()) {
          watch.await(deadline);
          ready = ready(objects);
        }
      }
    }
    return ready;
  }

  /** Without key; see {@link #client(SocketAddress, byte[])}. */
  public static Connection client(SocketAddress address) {
    return client(address, null);
  }

  /**
   * Connects to a {@link Listener}. Python: {@code multiprocessing.connection.Client(address,
   * authkey=…)}.
   *
   * @param address an InetSocketAddress or a UnixDomainSocketAddress
   * @param authkey what both sides must have, null if the listener asks for none
   * @throws ConnectionRefused {@code [Errno 111] Connection refused}
   * @throws FileNotFound {@code [Errno 2] No such file or directory}
   * @throws AuthenticationFailed {@code digest sent was rejected}
   */
  public static Connection client(SocketAddress address, byte @Nullable [] authkey) {
    Wire wire = new Wire(Sockets.connect(address));
    boolean accepted = false;
    try {
      if (authkey != null) {
        Handshake.asClient(wire, authkey);
      }
      accepted = true;
    } finally {
      if (!accepted) {
        wire.close();
      }
    }
    return new Connection(WireEnd.of(wire), true, true);
  }

  private static List<Waitable> ready(Collection<? extends Waitable> objects) {
    return objects.stream().filter(Waitable::isReady).<Waitable>map(object -> object).toList();
  }

  private static void watch(Waitable object, Watch watch) {
    if (object instanceof Connection connection) {
      connection.watch(watch);
    } else if (object instanceof Sentinel sentinel) {
      sentinel.watch(watch);
    }
  }
}
