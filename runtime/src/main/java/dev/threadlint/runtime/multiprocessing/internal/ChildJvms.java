package dev.threadlint.runtime.multiprocessing.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Starts child JVMs and meets them when they connect. */
@SuppressWarnings("FutureReturnValueIgnored") // what is done when a future completes has no result
public final class ChildJvms {
  /*
   * A child connects on its own, some time after it has been launched, and says its process id:
   * that is how launch and wire find each other. Whichever comes first makes the entry.
   */
  static final String SERVICE = "child";

  private static final Map<Long, CompletableFuture<Wire>> AWAITED = new ConcurrentHashMap<>();

  private ChildJvms() {}

  /**
   * Has a child run what {@code body}, pickled, says.
   *
   * @param warm whether it may be one that was launched in advance
   */
  public static ChildJvm start(ChildBody body, boolean warm) {
    // First of all: if the body cannot travel, nothing has been started.
    List<Runnable> atEnd = new ArrayList<>();
    byte[] bytes = Spawning.dumps(body, atEnd);
    ChildJvm child = warm ? Spares.take() : null;
    if (child == null) {
      child = launch();
    }
    child.onEnd(() -> atEnd.forEach(Runnable::run));
    child.begin(StartOrder.ofThisProcess(), bytes);
    if (warm) {
      child.connected().thenRun(Spares::replenish);
    }
    return child;
  }

  static ChildJvm launch() {
    Exchange.offer(SERVICE, ChildJvms::welcome);
    try {
      Process process = ChildCommand.launch();
      return new ChildJvm(process, awaited(process.pid()));
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  static void forget(long pid) {
    AWAITED.remove(pid);
    Exchange.forget(pid);
  }

  private static void welcome(Wire wire) {
    byte[] pid = Exchange.introduction(wire, Long.BYTES);
    if (pid == null
        || pid.length != Long.BYTES
        || !awaited(Packed.getLong(pid, 0)).complete(wire)) {
      wire.close();
    }
  }

  private static CompletableFuture<Wire> awaited(long pid) {
    return AWAITED.computeIfAbsent(pid, ignored -> new CompletableFuture<>());
  }
}
