package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.internal.Thrown;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects in a process of its own, where all others may use them through proxies. Python:
 * {@code multiprocessing.managers.BaseManager}.
 *
 * <p>A manager is started here, or served by another program and connected to: then both register
 * the same names, the client without a callable. Who connects must have the same key.
 *
 * <pre>{@code
 * BaseManager manager = new BaseManager();
 * manager.register("Counter", args -> new Counter());
 * manager.start();
 * AutoProxy counter = (AutoProxy) manager.create("Counter");
 * counter.invoke("increment");
 * manager.shutdown();
 * }</pre>
 */
@SuppressWarnings("checkstyle:TypeName") // Python's name
public class BaseManager implements AutoCloseable {
  private enum State {
    INITIAL,
    STARTED,
    SHUTDOWN
  }

  private static final int BACKLOG = 16;
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);

  private final Map<String, ManagedType> types = new HashMap<>();
  private final byte[] authkey;
  private final Duration shutdownTimeout;
  private final Runnable shutdownAtExit = this::shutdown;
  private @Nullable SocketAddress address;
  private @Nullable Process process;
  private State state = State.INITIAL;

  /** At an address of its own, with the key of this process. Python: {@code BaseManager()}. */
  public BaseManager() {
    this(null, null);
  }

  /** Python: {@code BaseManager(address, authkey)}. */
  public BaseManager(@Nullable SocketAddress address, byte @Nullable [] authkey) {
    this(address, authkey, SHUTDOWN_TIMEOUT);
  }

  /**
   * Python: {@code BaseManager(address, authkey, shutdown_timeout=…)}.
   *
   * @param address null for one that only the program's user can reach
   * @param authkey null for that of this process
   * @param shutdownTimeout how long the manager's process may take to end before it is ended
   */
  public BaseManager(
      @Nullable SocketAddress address, byte @Nullable [] authkey, Duration shutdownTimeout) {
    this.address = address;
    this.authkey = authkey == null ? CurrentProcess.get().authkey() : authkey.clone();
    this.shutdownTimeout = shutdownTimeout;
  }

  /** Python: {@code register(typeid, callable)}; see {@link #register(String, ManagedType)}. */
  public final void register(String typeid, Routine<?> callable) {
    register(typeid, ManagedType.of(callable));
  }

  /** Adds a type. Python: {@code BaseManager.register(typeid, callable, …)}; before the start. */
  public final void register(String typeid, ManagedType type) {
    types.put(typeid, type);
  }

  /** Starts the manager's process; see {@link #start(Block)}. */
  public final void start() {
    start(null);
  }

  /**
   * Starts the manager's process. Python: {@code start(initializer)}.
   *
   * @param initializer what the process does first; null is nothing
   * @throws ProcessError {@code Already started server} or {@code Manager has shut down}
   * @throws EndOfFile if the initializer fails
   */
  public final void start(@Nullable Block initializer) {
    checkInitial();
    Pipe pipe = new Pipe(false);
    Process starting =
        Process.builder()
            .target(
                BaseManager::serve,
                Arguments.of(types, address, authkey, pipe.second(), initializer))
            .build();
    starting.setName(starting.getName().replace("Process", getClass().getSimpleName()));
    starting.start();
    pipe.second().close();
    try (Connection reader = pipe.first()) {
      address = (SocketAddress) reader.recv();
    }
    process = starting;
    opened();
    ProgramExit.addHandler(shutdownAtExit);
  }

  /**
   * Connects to a manager that another process serves. Python: {@code connect()}.
   *
   * @throws AuthenticationFailed {@code digest sent was rejected}
   * @throws ConnectionRefused if nobody is there
   */
  public final void connect() {
    SocketAddress there = address();
    ManagerLine.call(there, authkey, "", ManagerServer.DUMMY);
    opened();
  }

  /**
   * What serves the objects in this process. Python: {@code get_server()}.
   *
   * @throws ProcessError {@code Already started server} or {@code Manager has shut down}
   */
  public final Server getServer() {
    checkInitial();
    return new Server(new Listener(address, BACKLOG, authkey), Map.copyOf(types));
  }

  /**
   * Makes an object in the manager. Python: {@code manager.typeid(…)}.
   *
   * @throws NoSuchElementException {@code 'SyncManager' object has no attribute 'nothing'}
   * @throws AssertionError {@code server not yet started}
   * @throws RemoteError if the callable fails, or the manager knows no such type
   */
  public final BaseProxy create(String typeid, @Nullable Object... arguments) {
    ManagedType type = types.get(typeid);
    if (type == null || !type.hasCreateMethod()) {
      throw new NoSuchElementException(
          "'%s' object has no attribute '%s'".formatted(getClass().getSimpleName(), typeid));
    }
    if (state != State.STARTED) {
      throw new AssertionError("server not yet started");
    }
    Object[] all = new Object[arguments.length + 1];
    all[0] = typeid;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Token made = (Token) ManagerLine.call(address(), authkey, "", ManagerServer.CREATE, all);
    if (made == null) {
      throw new AssertionError("a manager without answer");
    }
    return ProxyMaker.make(made);
  }

  /** How many objects the manager keeps. Python: {@code _number_of_objects()}. */
  public final int numberOfObjects() {
    return ManagerLine.call(address(), authkey, "", ManagerServer.COUNT) instanceof Integer count
        ? count
        : 0;
  }

  /**
   * Ends the manager's process, and all objects with it. Python: {@code shutdown()}. Twice is fine.
   *
   * @throws NoSuchElementException {@code 'BaseManager' object has no attribute 'shutdown'}, if it
   *     was not started here
   */
  public final void shutdown() {
    Process running = process;
    if (running == null) {
      throw new NoSuchElementException(
          "'%s' object has no attribute 'shutdown'".formatted(getClass().getSimpleName()));
    }
    if (state == State.SHUTDOWN) {
      return;
    }
    state = State.SHUTDOWN;
    ProgramExit.removeHandler(shutdownAtExit);
    beforeShutdown();
    try {
      ManagerLine.call(address(), authkey, "", ManagerServer.SHUTDOWN);
    } catch (RuntimeException e) {
      // It is gone already, or will be shortly.
    }
    ManagerLine.close(address());
    end(running);
  }

  /** Waits until the manager's process has ended. Python: {@code join()}. */
  public final void join() {
    join(null);
  }

  /** Python: {@code join(timeout)}. */
  public final void join(@Nullable Duration timeout) {
    Process running = process;
    if (running != null) {
      running.join(timeout);
    }
  }

  /**
   * Where the manager can be reached. Python: {@code manager.address}.
   *
   * @throws IllegalStateException if that is not known yet
   */
  public final SocketAddress address() {
    SocketAddress known = address;
    if (known == null) {
      throw new IllegalStateException("no address yet");
    }
    return known;
  }

  /** Shuts down what was started here. Python: the end of {@code with manager:}. */
  @Override
  public void close() {
    shutdown();
  }

  /** The manager's process, null if it was not started here. Python: {@code manager._process}. */
  public final @Nullable Process process() {
    return process;
  }

  /** What else ends with the manager. */
  void beforeShutdown() {}

  private void opened() {
    ManagerKeys.remember(address(), authkey);
    state = State.STARTED;
  }

  private void checkInitial() {
    if (state == State.STARTED) {
      throw new ProcessError("Already started server");
    } else if (state == State.SHUTDOWN) {
      throw new ProcessError("Manager has shut down");
    }
  }

  private void end(Process running) {
    running.join(shutdownTimeout);
    if (running.isAlive()) {
      running.terminate();
      running.join(shutdownTimeout);
      if (running.isAlive()) {
        running.kill();
        running.join();
      }
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // as start() has put them together
  private static @Nullable Object serve(Arguments arguments) throws Exception {
    Map<String, ManagedType> types = (Map<String, ManagedType>) arguments.get(0);
    byte[] key = (byte[]) arguments.get(2);
    Connection writer = (Connection) arguments.get(3);
    try (Listener listener = new Listener((SocketAddress) arguments.get(1), BACKLOG, key)) {
      ManagerKeys.remember(listener.address(), key);
      if (arguments.get(4) instanceof Block initializer) {
        initializer.run();
      }
      Server server = new Server(listener, types);
      writer.send(server.address());
      writer.close();
      server.serveForever();
    } catch (Throwable e) {
      writer.close();
      throw Thrown.again(e);
    }
    return null;
  }
}
