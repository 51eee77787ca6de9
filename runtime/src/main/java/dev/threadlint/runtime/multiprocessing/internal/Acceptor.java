package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** A listening socket whose wait can be ended. */
public final class Acceptor implements AutoCloseable {
  private final ServerSocketChannel server;
  private final SocketAddress address;
  private final Readiness ready;

  /** Listens there. */
  public Acceptor(SocketAddress wanted, int backlog) {
    server = Sockets.listen(wanted, backlog);
    ready = new Readiness(server, SelectionKey.OP_ACCEPT);
    try {
      server.configureBlocking(false);
      address = server.getLocalAddress();
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  public SocketAddress address() {
    return address;
  }

  /** The next one that connects; null if it was closed, or the deadline passed first. */
  public @Nullable Wire accept(Deadline deadline) {
    try {
      SocketChannel channel;
      while ((channel = server.accept()) == null) {
        if (!ready.await(this, deadline)) {
          return null;
        }
      }
      Sockets.prepare(channel);
      return new Wire(channel);
    } catch (ClosedChannelException e) {
      return null;
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** Who connected, null if that cannot be said. */
  public @Nullable SocketAddress remoteAddressOf(Wire wire) {
    try {
      return wire.channel().getRemoteAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      if (address instanceof UnixDomainSocketAddress unix) {
        Files.deleteIfExists(unix.getPath());
      }
    } catch (IOException e) {
      // The folder goes with the program.
    }
    ready.close();
  }
}
