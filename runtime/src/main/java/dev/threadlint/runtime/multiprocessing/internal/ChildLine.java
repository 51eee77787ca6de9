package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The child's side of the line from its parent; also the thread that waits for its end. */
final class ChildLine extends Thread {
  /*
   * It is what the system takes for the standard input. Nobody but the parent has the other side,
   * so nobody has to prove anything, and a child that was just started need not load what sockets
   * and keys take. It ends when the parent is gone, however it went. Then nobody is left to join or
   * to end the child, so it ends itself at once; and if the parent was the program, whose folder
   * nobody else would remove, it removes that.
   *
   * A channel, because its readers can be woken: a JVM that ends waits for 0.3 s if any thread is
   * within a system call.
   */
  private final FileInputStream in = new FileInputStream(FileDescriptor.in);
  private final FileChannel channel = in.getChannel();
  private volatile boolean fromRoot;

  private ChildLine() {
    super(null, null, "parent-watch", 0, false);
    setDaemon(true);
  }

  /** Takes the standard input over; as in Python, the program has nothing to read there. */
  static ChildLine open() {
    System.setIn(InputStream.nullInputStream());
    return new ChildLine();
  }

  /** Whether the parent is the program itself, of which it is told first. */
  void setFromRoot(boolean newFromRoot) {
    fromRoot = newFromRoot;
  }

  /** The next message of the parent; does not return if that is gone. */
  byte[] receive() {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    fill(length);
    byte[] message = new byte[length.getInt(0)];
    fill(ByteBuffer.wrap(message));
    return message;
  }

  /** Whether the parent has said nothing more yet. */
  boolean isSilent() {
    try {
      return in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void run() {
    fill(ByteBuffer.allocate(1)); // there is nothing more to say
  }

  /** Nobody's business: it would close the channel, and the end of the parent go unnoticed. */
  @Override
  public void interrupt() {
    // as it says
  }

  /** Has the thread ended at the end of the child. */
  void endWithTheChild() {
    ProgramExit.addCleanup(new Closing());
  }

  private void fill(ByteBuffer buffer) {
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          endWithTheParent();
        }
      }
    } catch (IOException e) {
      if (channel.isOpen()) {
        endWithTheParent();
      }
    }
  }

  private void endWithTheParent() {
    if (fromRoot) {
      RunFolder.current().remove();
    }
    Runtime.getRuntime().halt(1);
  }

  private final class Closing implements Runnable {
    @Override
    public void run() {
      try {
        channel.close();
      } catch (IOException e) {
        // It ends with the child.
      }
    }
  }
}
