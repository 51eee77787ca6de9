package dev.threadlint.agent.bootstrap;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of JDK objects by offset, and calls what java.base keeps to itself.
 *
 * <p>The bodies below are put in place of by others when the jar is built, for in Java they cannot
 * be said: they use the JDK's internal Unsafe, which is open to classes of java.base. Method
 * handles could do the same, but cost tens of milliseconds at start.
 */
public final class RawFields {
  /** No such field on this JDK. */
  public static final long ABSENT = -1;

  private RawFields() {}

  /** Where a field lies; throws InternalError if there is none of that name. */
  public static long offset(Class<?> owner, String name) {
    throw new UnsupportedOperationException(owner + name);
  }

  /** Reads an int as if volatile. */
  public static int getInt(Object owner, long offset) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset);
  }

  /** Reads a boolean as if volatile. */
  public static boolean getBoolean(Object owner, long offset) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset);
  }

  /** Reads a long as if volatile. */
  public static long getLong(Object owner, long offset) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset);
  }

  /** Reads a reference as if volatile. */
  public static @Nullable Object getReference(Object owner, long offset) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset);
  }

  /** Writes an int. */
  public static void putInt(Object owner, long offset, int value) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset + value);
  }

  /** Writes a reference. */
  public static void putReference(Object owner, long offset, @Nullable Object value) {
    throw new UnsupportedOperationException(owner.getClass() + "" + offset + value);
  }

  /** Defines a class of the boot loader, for whom loader and domain are null. */
  public static Class<?> defineClass(
      String name,
      byte[] classFile,
      int from,
      int length,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    throw new UnsupportedOperationException(name + classFile[from] + length + loader + domain);
  }

  /** A walker whose frames know their monitors. */
  public static StackWalker liveWalker() {
    throw new UnsupportedOperationException();
  }

  /** The monitors that a frame of such a walker holds. */
  public static Object @Nullable [] monitorsOf(StackWalker.StackFrame frame) {
    throw new UnsupportedOperationException(frame.getMethodName());
  }
}
