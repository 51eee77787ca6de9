package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.ConnectionRefused;
import dev.threadlint.runtime.multiprocessing.FileNotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sockets, of the system or of the network. */
public final class Sockets {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private Sockets() {}

  /** Connects to a listener, or says with Python's error why not. */
  public static SocketChannel connect(SocketAddress address) {
    try {
      SocketChannel channel = SocketChannel.open(address);
      prepare(channel);
      return channel;
    } catch (IOException e) {
      throw translated(address, e);
    }
  }

  /** A socket that listens there; one of the system lets in its owner only. */
  public static ServerSocketChannel listen(SocketAddress address, int backlog) {
    try {
      ServerSocketChannel server =
          address instanceof UnixDomainSocketAddress
              ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
              : ServerSocketChannel.open();
      try {
        server.bind(address, backlog);
        if (address instanceof UnixDomainSocketAddress unix) {
          letOwnerOnlyIn(unix.getPath());
        }
        return server;
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** An address of the system that nobody has, in the private folder. */
  public static UnixDomainSocketAddress freeAddress() {
    String name = "l-" + OwnPid.get() + "-" + NAMES.incrementAndGet();
    return UnixDomainSocketAddress.of(RunFolder.current().path().resolve(name));
  }

  /** Messages go at once: whoever waits for an answer must not wait for more to send. */
  public static void prepare(SocketChannel channel) throws IOException {
    if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
  }

  private static UncheckedIOException translated(SocketAddress address, IOException e) {
    if (address instanceof UnixDomainSocketAddress unix && !Files.exists(unix.getPath())) {
      return new FileNotFound("[Errno 2] No such file or directory");
    }
    if (e instanceof ConnectException || address instanceof UnixDomainSocketAddress) {
      return new ConnectionRefused("[Errno 111] Connection refused");
    }
    return OsErrors.of(e);
  }

  private static void letOwnerOnlyIn(Path socket) throws IOException {
    if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
