package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.internal.ChildBody;
import java.io.PrintWriter;
import java.io.Serial;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** What a child is started with: its Process, and what the Process itself may not carry along. */
final class ChildProgram implements ChildBody {
  @Serial private static final long serialVersionUID = 1;

  private static final int LOW_BYTE = 0xff;

  private final Process process;
  private final byte[] authkey;
  private final String parentName;
  private final long parentPid;

  private ChildProgram(Process process, String parentName, long parentPid) {
    this.process = process;
    this.authkey = process.authkey();
    this.parentName = parentName;
    this.parentPid = parentPid;
  }

  static ChildProgram of(Process process) {
    String parent = CurrentProcess.get().getName();
    return new ChildProgram(process, parent, ProcessHandle.current().pid());
  }

  @Override
  public int runInChild() {
    CurrentProcess.setParent(new ParentProcess(parentName, parentPid));
    process.arrive(authkey);
    try {
      process.run();
      return 0;
    } catch (SystemExit e) {
      return codeOf(e.code());
    } catch (Throwable e) {
      report(e);
      return 1;
    }
  }

  @SuppressWarnings("SystemOut") // Python writes it to stderr, whatever the logging
  private static int codeOf(@Nullable Object code) {
    if (code == null) {
      return 0;
    } else if (code instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (code instanceof Number number) {
      return number.intValue() & LOW_BYTE;
    }
    System.err.println(code);
    return 1;
  }

  /** In one piece, for the lines of several children share one place. */
  @SuppressWarnings("SystemOut")
  private void report(Throwable thrown) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println("Process " + process.getName() + ":");
    thrown.printStackTrace(lines);
    lines.flush();
    System.err.print(text);
    System.err.flush();
  }
}
