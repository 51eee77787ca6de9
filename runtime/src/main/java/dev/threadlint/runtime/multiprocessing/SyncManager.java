package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Lockable;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manager of lists, dicts, locks, queues and the like. Python: {@code
 * multiprocessing.managers.SyncManager}; {@code Manager()} is {@link #started()}.
 *
 * <p>The proxies may go anywhere, also to the workers of a {@link Pool}, where a {@link Queue} may
 * not. In a list or a dict a plain list is a copy: what is changed in it must be put back; a proxy
 * in it is the object itself. The texts of errors are those of {@code threading} and {@code queue}.
 *
 * <pre>{@code
 * try (SyncManager manager = SyncManager.started()) {
 *   DictProxy<String, Integer> counts = manager.dict();
 *   pool.starmap(Tasks::count, urls.stream().map(url -> new Object[] {url, counts}).toList());
 *   System.out.println(counts);
 * }
 * }</pre>
 */
@SuppressWarnings({"checkstyle:TypeName", "unchecked"}) // Python's name; each typeid has its proxy
public class SyncManager extends BaseManager {
  /** At an address of its own, with the key of this process. Python: {@code SyncManager()}. */
  public SyncManager() {
    this(null, null);
  }

  /** Python: {@code SyncManager(address, authkey)}. */
  public SyncManager(@Nullable SocketAddress address, byte @Nullable [] authkey) {
    super(address, authkey);
    registerCollections();
    registerThreading();
    registerPool();
  }

  /** A manager that runs. Python: {@code multiprocessing.Manager()}. */
  public static SyncManager started() {
    SyncManager manager = new SyncManager();
    manager.start();
    return manager;
  }

  /** Python: {@code manager.dict()}. */
  public <K, V extends @Nullable Object> DictProxy<K, V> dict() {
    return (DictProxy<K, V>) create("dict");
  }

  /** Python: {@code manager.dict(mapping)}. */
  public <K, V extends @Nullable Object> DictProxy<K, V> dict(Map<K, V> mapping) {
    return (DictProxy<K, V>) create("dict", mapping);
  }

  /** Python: {@code manager.list()}. */
  public <T extends @Nullable Object> ListProxy<T> list() {
    return (ListProxy<T>) create("list");
  }

  /** Python: {@code manager.list(sequence)}. */
  public <T extends @Nullable Object> ListProxy<T> list(Collection<T> sequence) {
    return (ListProxy<T>) create("list", new ArrayList<>(sequence));
  }

  /** Python 3.14: {@code manager.set()}. */
  public <T> SetProxy<T> set() {
    return (SetProxy<T>) create("set");
  }

  /** Python 3.14: {@code manager.set(iterable)}. */
  public <T> SetProxy<T> set(Collection<T> items) {
    return (SetProxy<T>) create("set", new ArrayList<>(items));
  }

  /** Python: {@code manager.Namespace()}. */
  public NamespaceProxy namespace() {
    return (NamespaceProxy) create("Namespace");
  }

  /** The letter means nothing, as in Python. Python: {@code manager.Value(typecode, value)}. */
  public <T extends @Nullable Object> ValueProxy<T> value(char typecode, T value) {
    return (ValueProxy<T>) create("Value", String.valueOf(typecode), value);
  }

  /** Python: {@code manager.Array(typecode, sequence)}. */
  public ArrayProxy array(char typecode, List<?> sequence) {
    return (ArrayProxy) create("Array", String.valueOf(typecode), new ArrayList<>(sequence));
  }

  /** Python: {@code manager.Queue()}. */
  public <T extends @Nullable Object> QueueProxy<T> queue() {
    return queue(0);
  }

  /** Python: {@code manager.Queue(maxsize)}. */
  public <T extends @Nullable Object> QueueProxy<T> queue(int maxsize) {
    return (QueueProxy<T>) create("Queue", maxsize);
  }

  /** Python: {@code manager.JoinableQueue(maxsize)}; the same as {@link #queue(int)}. */
  public <T extends @Nullable Object> QueueProxy<T> joinableQueue(int maxsize) {
    return (QueueProxy<T>) create("JoinableQueue", maxsize);
  }

  /** Python: {@code manager.Lock()}. */
  public AcquirerProxy lock() {
    return (AcquirerProxy) create("Lock");
  }

  /** Python: {@code manager.RLock()}; its owner is the thread of the client. */
  public AcquirerProxy rlock() {
    return (AcquirerProxy) create("RLock");
  }

  /** Python: {@code manager.Semaphore(value)}. */
  public AcquirerProxy semaphore(int value) {
    return (AcquirerProxy) create("Semaphore", value);
  }

  /** Python: {@code manager.BoundedSemaphore(value)}. */
  public AcquirerProxy boundedSemaphore(int value) {
    return (AcquirerProxy) create("BoundedSemaphore", value);
  }

  /** On a new RLock. Python: {@code manager.Condition()}. */
  public ConditionProxy condition() {
    return (ConditionProxy) create("Condition");
  }

  /** On a Lock or RLock of this manager. Python: {@code manager.Condition(lock)}. */
  public ConditionProxy condition(AcquirerProxy lock) {
    return (ConditionProxy) create("Condition", lock);
  }

  /** Python: {@code manager.Event()}. */
  public EventProxy event() {
    return (EventProxy) create("Event");
  }

  /** Python: {@code manager.Barrier(parties)}. */
  public BarrierProxy barrier(int parties) {
    return barrier(parties, null, null);
  }

  /**
   * Python: {@code manager.Barrier(parties, action, timeout)}.
   *
   * @param action what is done in the manager's process once a round; null is nothing
   */
  public BarrierProxy barrier(int parties, @Nullable Block action, @Nullable Duration timeout) {
    return (BarrierProxy) create("Barrier", parties, action, timeout);
  }

  /** With as many workers as there are processors. Python: {@code manager.Pool()}. */
  public PoolProxy pool() {
    return pool(null, null, null);
  }

  /**
   * Python: {@code manager.Pool(processes)}.
   *
   * @throws RemoteError with {@code Number of processes must be at least 1}
   */
  public PoolProxy pool(int processes) {
    return pool(processes, null, null);
  }

  /**
   * Python: {@code manager.Pool(processes, initializer, initargs, maxtasksperchild)}.
   *
   * @param processes how many workers, null is as many as there are processors
   * @param initializer what each worker does first; null is nothing
   * @param maxTasksPerChild after how many tasks, that is chunks, a worker is replaced; null is
   *     never
   * @throws RemoteError with {@code Number of processes must be at least 1} or {@code
   *     maxtasksperchild must be a positive int or None}
   */
  public PoolProxy pool(
      @Nullable Integer processes,
      @Nullable Block initializer,
      @Nullable Integer maxTasksPerChild) {
    return (PoolProxy) create("Pool", processes, initializer, maxTasksPerChild);
  }

  private void registerCollections() {
    register("Iterator", ManagedType.remote().proxy(IteratorProxy.class).withoutCreateMethod());
    register(
        "dict",
        ManagedType.of(ServedDict::new).proxy(DictProxy.class).returns("iterator", "Iterator"));
    register("list", ManagedType.of(ServedList::new).proxy(ListProxy.class));
    register("set", ManagedType.of(ServedSet::new).proxy(SetProxy.class));
    register(
        "Namespace", ManagedType.of(args -> new ServedNamespace()).proxy(NamespaceProxy.class));
    register("Value", ManagedType.of(ServedValue::new).proxy(ValueProxy.class));
    register("Array", ManagedType.of(ServedArray::new).proxy(ArrayProxy.class));
  }

  private void registerThreading() {
    ManagedType queue = ManagedType.of(SyncManager::newQueue).proxy(QueueProxy.class);
    register("Queue", queue);
    register("JoinableQueue", queue);
    register("Lock", acquirer(args -> new dev.threadlint.runtime.threading.Lock()));
    register("RLock", acquirer(args -> new dev.threadlint.runtime.threading.RLock()));
    register(
        "Semaphore",
        acquirer(args -> new dev.threadlint.runtime.threading.Semaphore(number(args))));
    register(
        "BoundedSemaphore",
        acquirer(args -> new dev.threadlint.runtime.threading.BoundedSemaphore(number(args))));
    register("Condition", ManagedType.of(SyncManager::newCondition).proxy(ConditionProxy.class));
    register(
        "Event",
        ManagedType.of(args -> new dev.threadlint.runtime.threading.Event())
            .proxy(EventProxy.class));
    register("Barrier", ManagedType.of(SyncManager::newBarrier).proxy(BarrierProxy.class));
  }

  private void registerPool() {
    register("Pool", PoolProxy.type());
    register(
        PoolProxy.RESULT, ManagedType.remote().proxy(AsyncResultProxy.class).withoutCreateMethod());
    register(
        PoolProxy.RESULTS,
        ManagedType.remote().proxy(PoolResultsProxy.class).withoutCreateMethod());
  }

  private static ManagedType acquirer(dev.threadlint.runtime.Routine<?> callable) {
    return ManagedType.of(callable).proxy(AcquirerProxy.class);
  }

  private static Object newQueue(Arguments arguments) {
    return new dev.threadlint.runtime.queue.Queue<@Nullable Object>(number(arguments));
  }

  private static Object newCondition(Arguments arguments) {
    return arguments.size() == 0
        ? new Condition()
        : new Condition((Lockable) ManagerServer.referentOf(arguments.get(0)));
  }

  private static Object newBarrier(Arguments arguments) {
    return new dev.threadlint.runtime.threading.Barrier(
        number(arguments), (Block) arguments.get(1), (Duration) arguments.get(2));
  }

  private static int number(Arguments arguments) {
    return arguments.get(0) instanceof Integer number ? number : 0;
  }
}
