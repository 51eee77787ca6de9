package dev.threadlint.runtime.multiprocessing.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The parent's side of a {@link ChildLine}. */
final class ParentLine {
  // So much every system keeps until it is read.
  private static final int SMALL = 1 << 12;
  private static final byte[] REHEARSE = {};

  private final OutputStream out;
  private boolean placed;

  ParentLine(OutputStream out) {
    this.out = out;
  }

  /** Has a child that is told later what to do make itself ready. */
  void rehearse() {
    send(REHEARSE);
  }

  /** Tells the child what to do, without waiting until it listens. */
  void begin(byte[] order, byte[] body) {
    if (order.length + body.length <= SMALL) {
      send(order, body);
    } else {
      Exchange.daemon("child-line", () -> send(order, body));
    }
  }

  /** Nobody is there any more. */
  void close() {
    try {
      out.close();
    } catch (IOException e) {
      // It was not read to its end.
    }
  }

  private synchronized void send(byte[]... messages) {
    try {
      DataOutputStream data = new DataOutputStream(out);
      if (!placed) {
        placed = true;
        write(data, StartOrder.place());
      }
      for (byte[] message : messages) {
        write(data, message);
      }
      data.flush();
    } catch (IOException e) {
      // The child has died meanwhile, which its exit status tells.
    }
  }

  private static void write(DataOutputStream data, byte[] message) throws IOException {
    data.writeInt(message.length);
    data.write(message);
  }
}
