package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BaseManagerTest {
  private static final byte[] KEY = "abracadabra".getBytes(StandardCharsets.US_ASCII);

  /** What the clients see of a counter. */
  public interface Counting {
    int increment(int by);
  }

  /** Lives in a manager. */
  public static final class Counter implements Counting {
    private int count;

    @Override
    public synchronized int increment(int by) {
      count += by;
      return count;
    }

    public Object unserializable() {
      return new Object();
    }

    public Object refusing(String kind) {
      return new Tasks.Refusing(kind);
    }

    public Object fail() {
      throw new IllegalStateException("as the test wants");
    }

    public Counter self() {
      return this;
    }

    int hidden() {
      return count;
    }
  }

  /** A proxy of the program's own. */
  public static final class CounterProxy extends BaseProxy {
    private static final long serialVersionUID = 1;

    public CounterProxy(Token token) {
      super(token);
    }

    int increment(int by) {
      return (int) call("increment", by);
    }
  }

  @Test
  void ownType_isCalledByNameOrAsAnInterface() {
    try (BaseManager manager = counters()) {
      manager.start();
      AutoProxy counter = (AutoProxy) manager.create("Counter");
      assertThat(counter.invoke("increment", 2)).isEqualTo(2);
      Counting counting = counter.as(Counting.class);
      assertThat(counting.increment(3)).isEqualTo(5);
      assertThat(counting).isEqualTo(counting).isNotEqualTo(counter);
      assertThat(Forked.run(BaseManagerTest::increment, counter)).isZero();
      assertThat(counter.invoke("increment", 0)).isEqualTo(6);
      assertThat(counter.repr()).startsWith("<AutoProxy[Counter] object, typeid 'Counter' at ");
      AutoProxy same = (AutoProxy) counter.invoke("self");
      assertThat(same.invoke("increment", 0)).isEqualTo(6);
    }
  }

  @Test
  void ownType_refusesWhatPythonRefuses() {
    try (BaseManager manager = counters()) {
      manager.start();
      AutoProxy counter = (AutoProxy) manager.create("Counter");
      assertThatThrownBy(() -> counter.invoke("hidden"))
          .isExactlyInstanceOf(NoSuchElementException.class)
          .hasMessage("'AutoProxy[Counter]' object has no attribute 'hidden'");
      assertThatThrownBy(() -> counter.call("hidden"))
          .isExactlyInstanceOf(RemoteError.class)
          .hasMessageContaining(
              "method 'hidden' of <class '"
                  + Counter.class.getName()
                  + "'> object is not in exposed={'increment', ");
      for (String kind : List.of("unsupported", "checked", "assertion")) {
        assertThatThrownBy(() -> counter.invoke("refusing", kind))
            .isExactlyInstanceOf(RemoteError.class)
            .hasMessageContaining("Unserializable message: ")
            .hasMessageContaining("no way out");
      }
      assertThatThrownBy(() -> counter.invoke("unserializable"))
          .isExactlyInstanceOf(RemoteError.class)
          .hasMessageContaining("Unserializable message: ");
      assertThatThrownBy(() -> counter.invoke("fail"))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("as the test wants");
      assertThatThrownBy(() -> counter.invoke("increment", "x"))
          .isExactlyInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> manager.create("nothing"))
          .isExactlyInstanceOf(NoSuchElementException.class)
          .hasMessage("'BaseManager' object has no attribute 'nothing'");
      AutoProxy narrow = (AutoProxy) manager.create("Narrow");
      assertThatThrownBy(() -> narrow.invoke("self")).hasMessageContaining("no attribute 'self'");
      CounterProxy own = (CounterProxy) manager.create("Own");
      assertThat(own.increment(4)).isEqualTo(4);
      assertThatThrownBy(() -> manager.create("Failing"))
          .isExactlyInstanceOf(RemoteError.class)
          .hasMessageContaining("no counter");
    }
  }

  @Test
  void states_refuseWhatPythonRefuses() {
    BaseManager manager = counters();
    assertThatThrownBy(() -> manager.create("Counter"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("server not yet started");
    assertThatThrownBy(manager::shutdown)
        .isExactlyInstanceOf(NoSuchElementException.class)
        .hasMessage("'BaseManager' object has no attribute 'shutdown'");
    manager.start();
    assertThat(manager.process().getName()).startsWith("BaseManager-");
    assertThatThrownBy(manager::start)
        .isExactlyInstanceOf(ProcessError.class)
        .hasMessage("Already started server");
    AutoProxy counter = (AutoProxy) manager.create("Counter");
    manager.shutdown();
    manager.shutdown();
    manager.join();
    assertThat(manager.process().exitCode()).hasValue(0);
    assertThatThrownBy(manager::start).hasMessage("Manager has shut down");
    assertThatThrownBy(() -> counter.invoke("increment", 1)).isInstanceOf(RuntimeException.class);
    assertThat(counter.toString()).endsWith("; '__str__()' failed>");
  }

  @Test
  @Tag("MG08")
  void initializer_runsOnceInTheManager() {
    Value runs = new Value('i', 0);
    try (BaseManager manager = counters()) {
      manager.start(() -> runs.set(runs.intValue() + 1));
      manager.create("Counter");
      assertThat(runs.intValue()).isEqualTo(1);
    }
    BaseManager failing = counters();
    assertThatThrownBy(
            () ->
                failing.start(
                    () -> {
                      throw new IllegalStateException("as the test wants");
                    }))
        .isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void remoteManager_isServedByOneAndUsedByAnother() {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Pipe pipe = new Pipe(false);
    Process serving = Forked.start(BaseManagerTest::serve, anyPort, pipe.second());
    pipe.second().close();
    SocketAddress address = (SocketAddress) pipe.first().recv();
    BaseManager client = new BaseManager(address, KEY);
    client.register("Counter", ManagedType.remote());
    client.register("Unknown", ManagedType.remote());
    client.connect();
    AutoProxy counter = (AutoProxy) client.create("Counter");
    assertThat(counter.invoke("increment", 1)).isEqualTo(1);
    assertThatThrownBy(() -> client.create("Unknown"))
        .isExactlyInstanceOf(RemoteError.class)
        .hasMessageContaining("'Unknown'");
    assertThat(Forked.run(BaseManagerTest::increment, counter)).isZero();
    BaseManager wrongKey = new BaseManager(address, new byte[] {1});
    Started.inAThread(
        () ->
            assertThatThrownBy(wrongKey::connect)
                .isExactlyInstanceOf(AuthenticationFailed.class)
                .hasMessage("digest sent was rejected"));
    assertThat(counter.invoke("increment", 0)).isEqualTo(2);
    serving.terminate();
    serving.join();
    assertThatThrownBy(() -> new BaseManager(address, KEY).connect())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void managersAreKilled_callsFailAndNothingIsLeft() {
    killManager(); // loads what stays loaded
    long before = ProcessPrograms.descriptors();
    killManager();
    killManager();
    Await.until(() -> ProcessPrograms.descriptors() <= before);
  }

  private static void killManager() {
    BaseManager manager = counters();
    manager.start();
    AutoProxy counter = (AutoProxy) manager.create("Counter");
    manager.process().kill();
    manager.process().join();
    assertThatThrownBy(() -> counter.invoke("increment", 1)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> counter.invoke("increment", 1)).isInstanceOf(RuntimeException.class);
    manager.shutdown();
    assertThat(manager.process().exitCode()).hasValue(-9);
  }

  @Test
  void sharedMemoryManager_freesAllAtItsEnd() {
    SharedMemoryManager manager = new SharedMemoryManager();
    manager.start();
    SharedMemory block = manager.sharedMemory(16);
    ShareableList list = manager.shareableList(List.of(1, 2));
    SharedMemory gone = manager.sharedMemory(16);
    gone.unlink();
    assertThat(new SharedMemory(block.name()).size()).isEqualTo(16);
    manager.shutdown();
    assertThatThrownBy(() -> new SharedMemory(block.name()))
        .isExactlyInstanceOf(FileNotFound.class);
    assertThatThrownBy(() -> ShareableList.attach(list.shm().name()))
        .isExactlyInstanceOf(FileNotFound.class);
  }

  private static BaseManager counters() {
    BaseManager manager = new BaseManager();
    ManagedType counter = ManagedType.of(args -> new Counter());
    manager.register("Counter", counter.returns("self", "Counter"));
    manager.register("Narrow", counter.exposed("increment"));
    manager.register("Own", counter.proxy(CounterProxy.class));
    manager.register(
        "Failing",
        args -> {
          throw new IllegalStateException("no counter");
        });
    return manager;
  }

  private static Object increment(Arguments args) {
    ((AutoProxy) args.get(0)).invoke("increment", 1);
    return null;
  }

  private static Object serve(Arguments args) {
    BaseManager manager = new BaseManager((SocketAddress) args.get(0), KEY);
    manager.register("Counter", ignored -> new Counter());
    Server server = manager.getServer();
    Connection connection = (Connection) args.get(1);
    connection.send(server.address());
    connection.close();
    server.serveForever();
    return null;
  }

  /** Connections belong to threads. */
  private static final class Started {
    static void inAThread(Runnable body) {
      dev.threadlint.runtime.futures.Future<Object> done =
          new dev.threadlint.runtime.futures.Future<>();
      dev.threadlint.runtime.threading.Started.thread(
          () -> {
            try {
              body.run();
              done.setResult("done");
            } catch (Throwable e) {
              done.setException(e);
            }
          });
      Await.until(done::done);
      done.result();
    }
  }
}
