package dev.threadlint.agent.watch;

import dev.threadlint.agent.fact.LockContended.Doing;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.Set;

/** Tells from a stack what a thread does that may take long: what it called in the JDK. */
final class Deeds {
  private static final Set<String> RESULTS =
      Set.of(
          "java.util.concurrent.FutureTask",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ForkJoinTask",
          "dev.threadlint.runtime.futures.Future");
  private static final Set<String> ASKING = Set.of("get", "join", "result", "exception");

  // Methods in which the JVM is while bytes come and go; a selector that waits is not among them.
  private static final Set<String> TRANSFERS =
      Set.of(
          "java.io.FileInputStream.readBytes",
          "java.io.FileInputStream.read0",
          "java.io.FileOutputStream.writeBytes",
          "java.io.RandomAccessFile.readBytes",
          "java.io.RandomAccessFile.readBytes0",
          "java.io.RandomAccessFile.writeBytes",
          "java.io.RandomAccessFile.writeBytes0",
          "java.io.FileDescriptor.sync",
          "java.io.FileDescriptor.sync0",
          "java.net.Inet4AddressImpl.lookupAllHostAddr",
          "java.net.Inet6AddressImpl.lookupAllHostAddr",
          "sun.nio.ch.Net.accept",
          "sun.nio.ch.Net.connect0",
          "sun.nio.ch.Net.poll",
          "sun.nio.ch.FileDispatcherImpl.force0",
          "sun.nio.ch.UnixFileDispatcherImpl.force0",
          "sun.nio.ch.FileDispatcherImpl.read0",
          "sun.nio.ch.UnixFileDispatcherImpl.read0",
          "sun.nio.ch.FileDispatcherImpl.write0",
          "sun.nio.ch.UnixFileDispatcherImpl.write0",
          "sun.nio.ch.SocketDispatcher.read0",
          "sun.nio.ch.SocketDispatcher.write0");

  private Deeds() {}

  static Doing of(StackTrace stack) {
    if (stack.frames().isEmpty()) {
      return Doing.OTHER;
    }
    if (TRANSFERS.contains(stack.frames().get(0).site())) {
      // Classes are read from files under locks, once each: that is no fault of the program.
      return loadsClass(stack) ? Doing.OTHER : Doing.TRANSFERS;
    }
    for (Frame frame : stack.frames()) {
      if (!frame.isLibrary()) {
        break;
      }
      Doing doing = of(frame);
      if (doing != Doing.OTHER) {
        return doing;
      }
    }
    return Doing.OTHER;
  }

  private static Doing of(Frame frame) {
    if (frame.className().equals("java.lang.Thread")) {
      if (frame.methodName().equals("sleep")) {
        return Doing.SLEEPS;
      }
      return frame.methodName().equals("join") ? Doing.JOINS : Doing.OTHER;
    }
    boolean asks = RESULTS.contains(frame.className()) && ASKING.contains(frame.methodName());
    return asks ? Doing.GETS : Doing.OTHER;
  }

  private static boolean loadsClass(StackTrace stack) {
    return stack.frames().stream()
        .anyMatch(
            frame ->
                frame.methodName().equals("loadClass") || frame.methodName().equals("<clinit>"));
  }
}
