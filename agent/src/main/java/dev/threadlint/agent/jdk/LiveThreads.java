package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All threads that live, and where they are; without a method that a program may override. */
public final class LiveThreads {
  private static final int MOST = 20_000;
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final @Nullable MethodHandle PLATFORM = threads();
  private static final @Nullable MethodHandle STACKS = stacks();
  private static final @Nullable Class<?> CONTAINERS =
      Fields.type("jdk.internal.vm.ThreadContainers");
  private static final long CARRIER =
      Fields.find(Fields.type("java.lang.VirtualThread"), "carrierThread");

  private LiveThreads() {}

  /** All of them; null if that is not known, or if they are too many to look at each. */
  public static @Nullable Collection<Thread> all() {
    Collection<Thread> platform = platform();
    Collection<Thread> virtual = platform == null ? null : virtual();
    if (platform == null || virtual == null || platform.size() + virtual.size() > MOST) {
      return null;
    }
    List<Thread> all = new ArrayList<>(platform);
    all.addAll(virtual);
    return all;
  }

  /** Those of the operating system; null if that is not known. */
  public static @Nullable Collection<Thread> platform() {
    try {
      return PLATFORM == null ? null : List.of((Thread[]) PLATFORM.invokeExact());
    } catch (Throwable notOnThisJdk) {
      return null;
    }
  }

  /** The virtual ones; null if that is not known, or if they are too many. */
  public static @Nullable Collection<Thread> virtual() {
    try {
      return Runtime.version().feature() < 21 ? List.of() : Virtual.all();
    } catch (Throwable notOnThisJdk) {
      return null;
    }
  }

  /** Where a thread is, innermost frame first; empty if not known. */
  public static StackTraceElement[] stackOf(Thread thread) {
    try {
      if (JdkThreads.isVirtual(thread)) {
        // Its class is the JDK's: no method of the program is called.
        return thread.getStackTrace();
      }
      if (STACKS != null) {
        StackTraceElement[] frames =
            ((StackTraceElement[][]) STACKS.invokeExact(new Thread[] {thread}))[0];
        return frames == null ? new StackTraceElement[0] : frames;
      }
    } catch (Throwable notOnThisJdk) {
      // Falls through.
    }
    return new StackTraceElement[0];
  }

  /** Whether a thread's only work is to carry virtual ones. */
  public static boolean isCarrier(Thread thread) {
    return thread.getClass().getName().equals("jdk.internal.misc.CarrierThread");
  }

  /** The thread that a virtual thread runs on now; null if it does not run. */
  public static @Nullable Thread carrierOf(Thread virtual) {
    return (Thread) Fields.get(CARRIER, virtual);
  }

  private static @Nullable MethodHandle threads() {
    return ofThread("getThreads", MethodType.methodType(Thread[].class));
  }

  private static @Nullable MethodHandle stacks() {
    return ofThread(
        "dumpThreads", MethodType.methodType(StackTraceElement[][].class, Thread[].class));
  }

  private static @Nullable MethodHandle ofThread(String name, MethodType type) {
    try {
      return MethodHandles.privateLookupIn(Thread.class, LOOKUP)
          .findStatic(Thread.class, name, type);
    } catch (ReflectiveOperationException absentOnThisJdk) {
      return null;
    }
  }

  /** Those of JDK 21 and later, which keeps them by what started them. */
  private static final class Virtual {
    private Virtual() {}

    static @Nullable List<Thread> all() throws Throwable {
      if (CONTAINERS == null) {
        return null;
      }
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(CONTAINERS, LOOKUP);
      MethodHandle tracks =
          lookup.findStatic(CONTAINERS, "trackAllThreads", MethodType.methodType(boolean.class));
      if (!(boolean) tracks.invoke()) {
        return null;
      }
      Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
      Object root =
          lookup.findStatic(CONTAINERS, "root", MethodType.methodType(container)).invoke();
      List<Thread> found = new ArrayList<>();
      add(root, container, lookup, found);
      return found.size() > MOST ? null : found;
    }

    private static void add(
        Object container, Class<?> type, MethodHandles.Lookup lookup, List<Thread> found)
        throws Throwable {
      MethodType stream = MethodType.methodType(Stream.class);
      try (Stream<?> threads =
          (Stream<?>) lookup.findVirtual(type, "threads", stream).invoke(container)) {
        threads
            .map(Thread.class::cast)
            .filter(JdkThreads::isVirtual)
            .limit(MOST + 1L)
            .forEach(found::add);
      }
      if (found.size() > MOST) {
        return;
      }
      try (Stream<?> children =
          (Stream<?>) lookup.findVirtual(type, "children", stream).invoke(container)) {
        for (Object child : children.limit(MOST).toList()) {
          add(child, type, lookup, found);
        }
      }
    }
  }
}
