package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Thrown;
import java.lang.ref.WeakReference;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connection of one thread to one manager. */
final class ManagerLine {
  /*
   * Each thread has its own, because the manager gives each connection a thread: so a thread here
   * is one thread there, and can own a lock. What is sent is one flat list, the form that travels
   * fastest. A line whose thread has ended is closed when another thread opens one.
   */
  private static final ThreadLocal<Map<SocketAddress, ManagerLine>> MINE =
      ThreadLocal.withInitial(HashMap::new);
  private static final Set<ManagerLine> ALL = ConcurrentHashMap.newKeySet();

  private final WeakReference<Thread> owner = new WeakReference<>(Thread.currentThread());
  private final Connection connection;

  private ManagerLine(Connection connection) {
    this.connection = connection;
  }

  /** Calls a method of an object of a manager, or of the manager itself if there is no ident. */
  static @Nullable Object call(
      SocketAddress address,
      byte[] authkey,
      String ident,
      String method,
      @Nullable Object... arguments) {
    ManagerServer here = ManagerServer.at(address);
    if (here != null) {
      return result(here.answer(ident, method, arguments));
    }
    List<@Nullable Object> message = new ArrayList<>(arguments.length + 2);
    message.add(ident);
    message.add(method);
    for (Object argument : arguments) {
      message.add(argument);
    }
    return result(ask(address, authkey, message));
  }

  /** How many there are in this process. */
  static int open() {
    return ALL.size();
  }

  /** Closes the connection of the calling thread, if it has one. */
  static void close(SocketAddress address) {
    ManagerLine line = MINE.get().remove(address);
    if (line != null) {
      line.close();
    }
  }

  private static List<?> ask(SocketAddress address, byte[] authkey, List<?> message) {
    ManagerLine line = MINE.get().get(address);
    if (line == null) {
      line = open(address, authkey);
      MINE.get().put(address, line);
    }
    boolean answered = false;
    try {
      line.connection.send(message);
      List<?> answer = (List<?>) line.connection.recv();
      answered = true;
      return answer;
    } catch (NotPicklable | IllegalStateException e) {
      answered = true; // nothing was sent
      throw e;
    } finally {
      if (!answered) {
        close(address);
      }
    }
  }

  private static @Nullable Object result(List<?> answer) {
    Object value = answer.get(1);
    switch ((String) answer.get(0)) {
      case ManagerServer.RETURN:
        return value;
      case ManagerServer.PROXY:
        return ProxyMaker.make((Token) value);
      case ManagerServer.ERROR:
        throw Thrown.again((Throwable) value);
      case ManagerServer.UNSERIALIZABLE:
        throw RemoteError.framed("Unserializable message: " + value + "\n");
      default:
        throw RemoteError.framed(String.valueOf(value));
    }
  }

  private static ManagerLine open(SocketAddress address, byte[] authkey) {
    for (ManagerLine other : ALL) {
      Thread thread = other.owner.get();
      if (thread == null || !thread.isAlive()) {
        other.close();
      }
    }
    ManagerLine line = new ManagerLine(Connections.client(address, authkey));
    ALL.add(line);
    return line;
  }

  private void close() {
    ALL.remove(this);
    connection.close();
  }
}
