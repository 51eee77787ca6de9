package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.ConnectionRefused;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the processes of one program connect to each other: one socket a process. */
public final class Exchange {
  /*
   * Who connects proves the program's key and names a service; what the other process has offered
   * under that name takes the wire over. Each newcomer has a thread of its own until then, so one
   * that stops in the middle holds nobody up. Who is not welcome finds the wire closed.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_NAME = 64;
  private static final int BACKLOG = 512;
  private static final Map<String, Consumer<Wire>> SERVICES = new ConcurrentHashMap<>();

  private static @Nullable ServerSocketChannel listening;

  private Exchange() {}

  /**
   * Has every wire that asks for this service given to {@code taker}, in a thread of its own which
   * the taker may keep. From now on this process listens.
   */
  public static void offer(String service, Consumer<Wire> taker) {
    SERVICES.put(service, taker);
    listen();
  }

  /**
   * Asks a process of the same program for a service.
   *
   * @throws ConnectionRefused if there is no such process, or it listens to nobody
   */
  public static Wire connect(long pid, String service) {
    Wire wire = new Wire(open(addressOf(pid)));
    boolean accepted = false;
    try {
      Handshake.asClient(wire, RunFolder.current().key());
      wire.send(service.getBytes(UTF_8));
      accepted = true;
      return wire;
    } finally {
      if (!accepted) {
        wire.close();
      }
    }
  }

  /** The first frame of a newcomer, or null if it went away, or takes too long. */
  static byte @Nullable [] introduction(Wire wire, int longest) {
    try {
      return wire.receive(Deadline.in(PATIENCE), longest);
    } catch (EndOfFile | UncheckedIOException e) {
      return null;
    }
  }

  /** Removes the socket of a process that is gone. */
  static void forget(long pid) {
    try {
      Files.deleteIfExists(addressOf(pid));
    } catch (IOException e) {
      // The folder goes with the program.
    }
  }

  private static Path addressOf(long pid) {
    return RunFolder.current().path().resolve("x-" + pid);
  }

  private static SocketChannel open(Path address) {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(address));
    } catch (IOException e) {
      throw new ConnectionRefused("[Errno 111] Connection refused");
    }
  }

  private static synchronized void listen() {
    if (listening != null) {
      return;
    }
    long pid = OwnPid.get();
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(addressOf(pid)), BACKLOG);
      listening = server;
      ProgramExit.addCleanup(() -> close(server, pid));
      daemon("exchange", () -> acceptAll(server));
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  private static void close(ServerSocketChannel server, long pid) {
    try {
      server.close();
    } catch (IOException e) {
      // It ends with the program.
    }
    forget(pid);
  }

  private static void acceptAll(ServerSocketChannel server) {
    while (true) {
      try {
        SocketChannel newcomer = server.accept();
        daemon("exchange-newcomer", () -> welcome(newcomer));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // No file descriptor left, most likely: those who wait in line are not lost by waiting.
        logger().log(Level.WARNING, "cannot accept a process", e);
        pause();
      }
    }
  }

  private static void welcome(SocketChannel newcomer) {
    Wire wire = new Wire(newcomer);
    Consumer<Wire> taker = null;
    try {
      Handshake.asServer(wire, RunFolder.current().key());
      byte[] service = wire.receive(Deadline.in(PATIENCE), LONGEST_NAME);
      taker = service == null ? null : SERVICES.get(new String(service, UTF_8));
    } catch (RuntimeException e) {
      logger().log(Level.DEBUG, "sent a newcomer away", e);
    }
    if (taker == null) {
      wire.close();
    } else {
      taker.accept(wire);
    }
  }

  /** Not kept: a child in which all goes well need not load it. */
  private static System.Logger logger() {
    return System.getLogger("multiprocessing");
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(null, body, name, 0, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
