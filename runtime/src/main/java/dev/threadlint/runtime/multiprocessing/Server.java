package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.threading.Event;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Serves the objects of a manager in this process. Python: {@code multiprocessing.managers.Server},
 * from {@code manager.get_server()}.
 *
 * <pre>{@code
 * BaseManager manager = new BaseManager(address, key);
 * manager.register("jobs", args -> jobs);
 * manager.getServer().serveForever();
 * }</pre>
 */
public final class Server {
  // Each connection has a thread; it is that of the client as far as locks are concerned.
  private final Listener listener;
  private final ManagerServer served;
  private final Event stopped = new Event();

  Server(Listener listener, Map<String, ManagedType> types) {
    this.listener = listener;
    this.served = new ManagerServer(listener.address(), types, stopped::set);
  }

  /** Where it can be reached. Python: {@code server.address}. */
  public SocketAddress address() {
    return listener.address();
  }

  /** Answers until the manager is shut down. Python: {@code server.serve_forever()}. Once. */
  public void serveForever() {
    daemon("manager-accepter", this::acceptAll);
    stopped.await();
    served.forget();
    listener.close();
  }

  private void acceptAll() {
    while (true) {
      try {
        Connection client = listener.accept();
        daemon("manager-client", () -> serve(client));
      } catch (AuthenticationFailed | EndOfFile | ConnectionReset | BrokenPipe e) {
        // Whoever that was had the wrong key, or went away: the next one, please.
      } catch (UncheckedIOException e) {
        return;
      }
    }
  }

  private void serve(Connection client) {
    try {
      while (true) {
        answerNext(client);
      }
    } catch (EndOfFile | UncheckedIOException e) {
      // The client has gone.
    } finally {
      client.close();
    }
  }

  private void answerNext(Connection client) {
    try {
      answer(client, (List<?>) client.recv());
    } catch (UnpicklingFailed e) {
      client.send(ManagerServer.answer(ManagerServer.TRACEBACK, ManagerServer.traceback(e)));
    }
  }

  private void answer(Connection client, List<?> question) {
    Object[] arguments = question.subList(2, question.size()).toArray();
    List<?> answer = served.answer((String) question.get(0), (String) question.get(1), arguments);
    client.sendBytes(bytesOf(answer));
  }

  private static byte[] bytesOf(List<?> answer) {
    try {
      return Pickle.dumps(answer);
    } catch (Throwable e) { // whatever a writeObject of the program throws, checked or not
      return Pickle.dumps(
          ManagerServer.answer(
              ManagerServer.UNSERIALIZABLE, Arrays.asList(answer.toArray()) + "\n" + e));
    }
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(null, body, name, 0, false);
    thread.setDaemon(true);
    thread.start();
  }
}
