package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.internal.ChildJvm;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Python's {@code repr(process)}; signals have the numbers of Linux. */
final class ProcessRepr {
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(-1, "-SIGHUP"),
          Map.entry(-2, "-SIGINT"),
          Map.entry(-3, "-SIGQUIT"),
          Map.entry(-4, "-SIGILL"),
          Map.entry(-5, "-SIGTRAP"),
          Map.entry(-6, "-SIGABRT"),
          Map.entry(-7, "-SIGBUS"),
          Map.entry(-8, "-SIGFPE"),
          Map.entry(-9, "-SIGKILL"),
          Map.entry(-10, "-SIGUSR1"),
          Map.entry(-11, "-SIGSEGV"),
          Map.entry(-12, "-SIGUSR2"),
          Map.entry(-13, "-SIGPIPE"),
          Map.entry(-14, "-SIGALRM"),
          Map.entry(-15, "-SIGTERM"),
          Map.entry(-24, "-SIGXCPU"),
          Map.entry(-25, "-SIGXFSZ"),
          Map.entry(-31, "-SIGSYS"));

  private ProcessRepr() {}

  static String of(Process process) {
    ChildJvm child = process.child();
    OptionalInt code = child == null ? OptionalInt.empty() : child.exitCode();
    long parent = process.lineage().parentPid();
    String type = parent == 0 ? "_MainProcess" : PythonType.nameOf(process.getClass());
    StringBuilder text = new StringBuilder("<").append(type);
    text.append(" name=").append(PythonRepr.of(process.getName()));
    if (child != null) {
      text.append(" pid=").append(child.pid());
    }
    text.append(" parent=").append(parent == 0 ? "None" : Long.toString(parent));
    text.append(' ').append(status(process, child, code));
    if (code.isPresent()) {
      text.append(" exitcode=").append(nameOf(code.getAsInt()));
    }
    return text.append(process.isDaemon() ? " daemon>" : ">").toString();
  }

  private static String status(Process process, @Nullable ChildJvm child, OptionalInt code) {
    if (process == CurrentProcess.get()) {
      return "started";
    } else if (process.isClosed()) {
      return "closed";
    } else if (!process.lineage().isChildOfThisProcess()) {
      return "unknown";
    } else if (child == null) {
      return "initial";
    }
    return code.isPresent() ? "stopped" : "started";
  }

  private static String nameOf(int code) {
    return SIGNALS.getOrDefault(code, String.valueOf(code));
  }
}
