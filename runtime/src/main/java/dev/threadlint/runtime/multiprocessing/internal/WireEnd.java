package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import org.jspecify.annotations.Nullable;

/** An end that is one side of a wire, and whose other side is somebody else's. */
public final class WireEnd implements Endpoint {
  private final Wire wire;
  private final @Nullable EndTicket origin;

  private WireEnd(Wire wire, @Nullable EndTicket origin) {
    this.wire = wire;
    this.origin = origin;
  }

  /** Of a connection that was accepted or made. */
  public static WireEnd of(Wire wire) {
    return new WireEnd(wire, null);
  }

  /** A copy of an end of a pipe that was made in another process. */
  static WireEnd ofPipe(Wire wire, EndTicket origin) {
    return new WireEnd(wire, origin);
  }

  @Override
  public void send(byte[] bytes, int offset, int size) {
    wire.send(bytes, offset, size);
  }

  @Override
  public byte @Nullable [] receive(Deadline deadline, int longest) {
    return wire.receive(deadline, longest);
  }

  @Override
  public boolean poll(Deadline deadline) {
    return wire.poll(deadline);
  }

  @Override
  public void watch(Watch watch) {
    watch.add(wire);
  }

  @Override
  public void close() {
    wire.close();
  }

  /** Another copy of the end is made where the pipe was made. */
  @Override
  public EndTicket handOver() {
    if (origin == null) {
      throw new IllegalStateException("not shareable");
    }
    EndTicket ticket = PipeDesk.reserve(origin);
    Spawning.onChildEnd(() -> PipeDesk.cancel(ticket));
    return ticket;
  }

  /**
   * A socket cannot be given to another process. So from now on this process stands in between: the
   * wire becomes the far end of a pipe made here, and whoever gets the near end is served from it.
   */
  @Override
  public Endpoint shareable() {
    return origin == null ? PipeEnd.nearTo(wire) : this;
  }
}
