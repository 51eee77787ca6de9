package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.multiprocessing.BrokenPipe;
import dev.threadlint.runtime.multiprocessing.ConnectionReset;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One of the two ends of a pipe, in the process that made the pipe. */
public final class PipeEnd implements Endpoint {
  /*
   * In Python an end is a file descriptor, of which a child gets a copy; the other end sees the end
   * of file when all copies are closed. A JVM cannot hand a socket over. So a copy that another
   * process holds is a wire from there to here, and EndHolders counts: copies held here, places
   * kept for processes that have not come yet, and wires.
   *
   * What is sent to an end goes straight to the newest wire of it, or, as long as there is none,
   * to the inbox. Who receives at an end here looks into the inbox and then, in its own thread, at
   * the wires of the other end. So a pipe between this process and one other costs no more than
   * the wire. Only if both ends are held elsewhere does a pump, a thread that receives and sends
   * on, stand between them.
   *
   * forwarding keeps the messages to one end in order, reading gives them to one thread at a time,
   * with the one that was taken out to see whether there is any.
   *
   * As with sockets, an end that goes away with something unread resets the other one: whoever
   * receives there is told so once, after what had been sent, and before the end of file.
   */
  private static final Deadline NOW = Deadline.in(Duration.ZERO);

  private final EndHolders holders = new EndHolders();
  private final Inbox inbox = new Inbox();
  private final Lookout lookout = new Lookout();
  private final Mutex reading = new Mutex();
  private final Mutex forwarding = new Mutex();
  private final AtomicBoolean pumping = new AtomicBoolean();
  private PipeEnd peer = this;
  private volatile byte @Nullable [] ahead;
  private volatile boolean reset;
  private @Nullable Watch reader;

  private PipeEnd() {}

  /** A pipe: this end, and {@link #peer()}. */
  public static PipeEnd newPipe() {
    PipeEnd one = new PipeEnd();
    PipeEnd other = new PipeEnd();
    one.peer = other;
    other.peer = one;
    return one;
  }

  /** The near end of a pipe whose far end is what the wire leads to. */
  static PipeEnd nearTo(Wire wire) {
    PipeEnd near = newPipe();
    near.peer.holders.addWire(wire);
    near.peer.holders.dropCopy();
    return near;
  }

  public PipeEnd peer() {
    return peer;
  }

  @Override
  public void send(byte[] bytes, int offset, int size) {
    peer.deliver(bytes, offset, size);
  }

  @Override
  public byte @Nullable [] receive(Deadline deadline, int longest) {
    try {
      if (!poll(deadline, true)) {
        return null;
      }
    } catch (ConnectionReset e) {
      reset = false;
      throw e;
    }
    try {
      byte[] message = ahead;
      ahead = null;
      if (message != null && message.length > longest) {
        throw OsErrors.of("bad message length");
      }
      return message;
    } finally {
      reading.release();
    }
  }

  @Override
  public boolean poll(Deadline deadline) {
    try {
      if (poll(deadline, true)) {
        reading.release();
        return true;
      }
      return false;
    } catch (EndOfFile | ConnectionReset e) {
      return true; // whoever receives is told
    }
  }

  @Override
  public void watch(Watch watch) {
    holders.addWatch(watch);
    watch.onClose(() -> holders.removeWatch(watch));
    peer.holders.speakers().forEach(watch::add);
  }

  @Override
  public void close() {
    peer.reset = ahead != null || !inbox.isEmpty(); // before anybody sees that this one is closed
    holders.dropCopy();
    afterLoss();
  }

  @Override
  public EndTicket handOver() {
    EndTicket ticket = PipeDesk.ticket(this, holders.reserve());
    Spawning.onChildEnd(() -> cancel(ticket.number()));
    return ticket;
  }

  @Override
  public Endpoint shareable() {
    return this;
  }

  /** Keeps a place for another process' sake. */
  int reserve() {
    return holders.reserve();
  }

  /** One more copy in this process takes the place; false if it is not kept any more. */
  boolean redeem(int number) {
    return holders.redeem(number);
  }

  /** The wire takes the place; false if it is not kept any more. */
  boolean redeem(int number, Wire wire) {
    forwarding.acquire(this);
    try {
      byte[] message;
      while ((message = inbox.poll()) != null) {
        wire.send(message);
      }
      if (!holders.redeem(number, wire)) {
        return false;
      }
    } finally {
      forwarding.release();
    }
    peer.holders.wakeWatches();
    if (peer.holders.listener() != null) {
      startPump();
      peer.startPump();
    }
    return true;
  }

  /** Nobody will come for the place. */
  void cancel(int number) {
    if (holders.cancel(number)) {
      afterLoss();
    }
  }

  /** Brings a message to whoever holds this end. */
  private void deliver(byte[] bytes, int offset, int size) {
    while (!tryDeliver(bytes, offset, size)) {
      inbox.awaitRoom(size);
    }
  }

  private boolean tryDeliver(byte[] bytes, int offset, int size) {
    forwarding.acquire(this);
    try {
      if (sendToListener(bytes, offset, size)) {
        return true;
      }
      if (!holders.isListenedTo()) {
        throw new BrokenPipe("[Errno 32] Broken pipe");
      }
      boolean put = inbox.offer(bytes, offset, size);
      if (put) {
        holders.wakeWatches();
      }
      return put;
    } finally {
      forwarding.release();
    }
  }

  /**
   * Waits until there is a message, which is in {@code ahead} then; if so, and only then, the
   * caller is the one who reads.
   *
   * @param here whether for a copy in this process, and not for the pump
   */
  private boolean poll(Deadline deadline, boolean here) {
    if (!reading.acquire(this, deadline)) {
      return false;
    }
    boolean found = false;
    try {
      while (!lookAhead(here)) {
        if (deadline.hasPassed() || (!here && holders.listener() == null)) {
          return false;
        }
        if (!comesSoon(here)) {
          awaitNews(deadline);
        }
      }
      found = true;
      return true;
    } finally {
      if (!found) {
        reading.release();
      }
    }
  }

  private boolean comesSoon(boolean here) {
    if (!lookout.isWorthIt()) {
      return false;
    }
    while (lookout.goesOn()) {
      if (lookAhead(here)) {
        lookout.paid();
        return true;
      }
    }
    return false;
  }

  private boolean lookAhead(boolean here) {
    if (here && !holders.isHeldHere()) {
      throw OsErrors.of("handle is closed");
    }
    while (ahead == null) {
      // Asked before looking: what was sent before the last holder went is still found.
      boolean over = !peer.holders.isSpokenFor();
      byte[] message = here ? inbox.poll() : null;
      ahead = message != null ? message : takeFromSpeakers();
      if (ahead == null && over && (inbox.isEmpty() || !here)) {
        throw reset ? new ConnectionReset("[Errno 104] Connection reset by peer") : new EndOfFile();
      } else if (ahead == null && peer.holders.isSpokenFor()) {
        return false; // else the last one went just now: who only polls must see the end, too
      }
    }
    return true;
  }

  private byte @Nullable [] takeFromSpeakers() {
    List<Wire> speakers = peer.holders.speakers();
    for (Wire speaker : speakers) {
      try {
        byte[] message = speaker.receive(NOW);
        if (message != null) {
          return message;
        }
      } catch (EndOfFile e) {
        lose(speaker);
      } catch (ConnectionReset e) {
        reset = true; // told if nobody else is left
        lose(speaker);
      }
    }
    return null;
  }

  private void lose(Wire speaker) {
    peer.holders.drop(speaker);
    peer.afterLoss();
    wakeReader();
  }

  /** Waits for a change of the holders, a message in the inbox, or something to read. */
  private void awaitNews(Deadline deadline) {
    Watch watch = reader;
    if (watch == null) {
      watch = new Watch();
      reader = watch;
      holders.addWatch(watch);
      watch.wakeUp(); // what happened meanwhile
    }
    peer.holders.speakers().forEach(watch::add);
    watch.await(deadline);
  }

  private void wakeReader() {
    Watch watch = reader;
    if (watch != null) {
      watch.wakeUp();
    }
  }

  /** If nobody holds this end any more, those who hold the other one must get to know. */
  private void afterLoss() {
    peer.holders.wakeWatches();
    if (holders.isSpokenFor() || holders.isListenedTo()) {
      return;
    }
    PipeDesk.forget(this);
    if (!peer.pumping.get()) {
      peer.holders.closeWires();
    }
    if (!peer.holders.isSpokenFor()) {
      closeReader();
      peer.closeReader();
    }
  }

  private void closeReader() {
    if (reading.tryAcquire()) {
      Watch watch = reader;
      reader = null;
      reading.release();
      if (watch != null) {
        holders.removeWatch(watch);
        watch.close();
      }
    }
  }

  private void startPump() {
    if (pumping.compareAndSet(false, true)) {
      Exchange.daemon("pipe-pump", this::pump);
    }
  }

  /** Receives for the wires that hold this end, until there is nothing left to receive. */
  private void pump() {
    try {
      while (holders.awaitListener()) {
        if (poll(Deadline.NEVER, false)) {
          handOn();
        }
      }
    } catch (EndOfFile | UncheckedIOException e) {
      // One side is gone, which the other side sees by what follows.
    } finally {
      holders.closeWires();
      peer.holders.closeWires();
      pumping.set(false);
    }
  }

  /**
   * Sends on what is ahead; if nobody is left who listens on a wire, it stays there for a reader in
   * this process. Only then may that one read: it would overtake.
   */
  private void handOn() {
    try {
      byte[] message = ahead;
      if (message != null && sendToListener(message)) {
        ahead = null;
        return;
      } else if (!holders.isListenedTo()) {
        throw new BrokenPipe("[Errno 32] Broken pipe");
      }
    } finally {
      reading.release();
    }
    holders.wakeWatches();
  }

  private boolean sendToListener(byte[] message) {
    forwarding.acquire(this);
    try {
      return sendToListener(message, 0, message.length);
    } finally {
      forwarding.release();
    }
  }

  private boolean sendToListener(byte[] bytes, int offset, int size) {
    Wire listener;
    while ((listener = holders.listener()) != null) {
      try {
        listener.send(bytes, offset, size);
        return true;
      } catch (UncheckedIOException e) {
        holders.dropListener(listener);
      }
    }
    return false;
  }
}
