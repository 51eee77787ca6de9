package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The runtime library's lock in memory that processes share. It is looked at, never changed.
 *
 * @param file the number of the file it is in
 * @param offset where in that
 * @param memory the file, mapped
 */
public record SharedWord(long file, int offset, ByteBuffer memory) {
  private static final int LENT = 12;
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** The thread that has it, the process above and the thread's number below; 0 if none has. */
  public long holder() {
    return (long) LONG.getVolatile(memory, offset);
  }

  /** Whether another than its holder has ever freed it. */
  public boolean isLent() {
    return (int) INT.getVolatile(memory, offset + LENT) != 0;
  }

  /** Whether both are one lock. */
  public boolean is(SharedWord other) {
    return file == other.file && offset == other.offset;
  }

  /** The thread of a process, as a lock has it. */
  public static long holder(long process, long thread) {
    return process << Integer.SIZE | thread & 0xffff_ffffL;
  }

  /** The process of a holder. */
  public static long processOf(long holder) {
    return holder >>> Integer.SIZE;
  }

  /** The thread of a holder, as its process counts. */
  public static long threadOf(long holder) {
    return holder & 0xffff_ffffL;
  }
}
