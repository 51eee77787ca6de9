package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.Acceptor;
import dev.threadlint.runtime.multiprocessing.internal.Handshake;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.Sockets;
import dev.threadlint.runtime.multiprocessing.internal.Wire;
import dev.threadlint.runtime.multiprocessing.internal.WireEnd;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Waits for connections from other programs. Python: {@code multiprocessing.connection.Listener}.
 *
 * <p>Nothing listens on the network unless the address given says so. With a key, both sides prove
 * that they have it before anything is read; without one, whoever may connect may send objects.
 *
 * <pre>{@code
 * try (Listener listener = new Listener(new InetSocketAddress("localhost", 6000), key);
 *     Connection connection = listener.accept()) {
 *   connection.send(List.of(2.25, "junk"));
 * }
 * // elsewhere: Connections.client(new InetSocketAddress("localhost", 6000), key).recv()
 * }</pre>
 */
public final class Listener implements AutoCloseable {
  private final Acceptor acceptor;
  private final byte @Nullable [] authkey;
  private volatile @Nullable SocketAddress lastAccepted;

  /** At an address of the system's own that only the program's user can reach, without key. */
  public Listener() {
    this(null, 1, null);
  }

  /** Python: {@code Listener(address)}; see {@link #Listener(SocketAddress, int, byte[])}. */
  public Listener(SocketAddress address) {
    this(address, 1, null);
  }

  /** Python: {@code Listener(address, authkey=…)}. */
  public Listener(@Nullable SocketAddress address, byte @Nullable [] authkey) {
    this(address, 1, authkey);
  }

  /**
   * Python: {@code Listener(address, backlog=…, authkey=…)}.
   *
   * @param address an InetSocketAddress, a UnixDomainSocketAddress, or null for one of the latter
   *     in a folder that only the program's user can enter
   * @param backlog how many may wait to be accepted
   * @param authkey what the other side must have, null to let everybody in
   */
  public Listener(@Nullable SocketAddress address, int backlog, byte @Nullable [] authkey) {
    this.authkey = authkey == null ? null : authkey.clone();
    this.acceptor = new Acceptor(address == null ? Sockets.freeAddress() : address, backlog);
  }

  /**
   * Waits for the next one to connect. Python: {@code listener.accept()}.
   *
   * @throws AuthenticationFailed {@code digest received was wrong}; the listener goes on
   * @throws UncheckedIOException {@code listener is closed}
   */
  public Connection accept() {
    Wire wire = acceptor.accept(Deadline.NEVER);
    if (wire == null) {
      throw OsErrors.of("listener is closed");
    }
    lastAccepted = acceptor.remoteAddressOf(wire);
    boolean accepted = false;
    try {
      if (authkey != null) {
        Handshake.asServer(wire, authkey);
      }
      accepted = true;
    } finally {
      if (!accepted) {
        wire.close();
      }
    }
    return new Connection(WireEnd.of(wire), true, true);
  }

  /** Where it listens; with the number that the system chose, if 0 was given. */
  public SocketAddress address() {
    return acceptor.address();
  }

  /** From where the last one connected, if that can be said. Python: {@code last_accepted}. */
  public @Nullable SocketAddress lastAccepted() {
    return lastAccepted;
  }

  /** Stops listening. Python: {@code listener.close()}. Twice is fine. */
  @Override
  public void close() {
    acceptor.close();
  }
}
