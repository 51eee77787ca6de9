package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.internal.ChildBody;
import dev.threadlint.runtime.multiprocessing.internal.ChildMain;
import dev.threadlint.runtime.multiprocessing.internal.OwnPid;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a child runs: its Process, and what the Process itself may not carry along. */
final class ChildProgram implements ChildBody {
  /*
   * What travels is a flat list: key, name, number and start method of the parent, and the Process
   * in its parts, or as a whole if it is of a subclass. Of parts that are plain the child reads one without Java
   * serialisation, which it would take longer to load than all else it needs.
   */
  private static final int LOW_BYTE = 0xff;

  private @Nullable Process process;

  private ChildProgram() {}

  /** The main class of a child. */
  public static void main(String[] args) throws Exception {
    ChildMain.run(new ChildProgram());
  }

  /** What a child shall {@link #read}. */
  static List<@Nullable Object> wordsOf(Process process) {
    List<@Nullable Object> words = wordsOfParent(process.authkey());
    if (process.getClass() == Process.class) {
      process.parts().addTo(words);
    } else {
      words.add(process);
    }
    return words;
  }

  /** The same of one that is not among the program's own. */
  static List<@Nullable Object> wordsOf(ProcessParts parts) {
    List<@Nullable Object> words = wordsOfParent(new byte[0]);
    parts.addTo(words);
    return words;
  }

  private static List<@Nullable Object> wordsOfParent(byte[] authkey) {
    List<@Nullable Object> words = new ArrayList<>();
    words.add(authkey);
    words.add(CurrentProcess.get().getName());
    words.add(OwnPid.get());
    words.add(Context.isDefault() ? "" : Context.current().getStartMethod());
    return words;
  }

  @Override
  public void read(byte[] bytes) {
    Object task = Pickle.loadsTask(bytes);
    if (!(task instanceof List<?> list)) {
      throw new UnpicklingFailed("not a task", null);
    }
    Iterator<?> words = list.iterator();
    byte[] authkey = (byte[]) words.next();
    CurrentProcess.setParent(new ParentProcess((String) words.next(), (Long) words.next()));
    String startMethod = (String) words.next();
    if (!startMethod.isEmpty()) {
      Context.choose(startMethod, true);
    }
    Object next = words.next();
    Process arrived =
        next instanceof Process whole ? whole : new Process(ProcessParts.of((String) next, words));
    arrived.arrive(authkey);
    process = arrived;
  }

  @Override
  public int run() {
    Process arrived = process;
    if (arrived == null) {
      return 1;
    }
    try {
      arrived.run();
      return 0;
    } catch (SystemExit e) {
      return codeOf(e.code());
    } catch (Throwable e) {
      report(arrived, e);
      return 1;
    }
  }

  @SuppressWarnings("SystemOut") // Python writes it to stderr, whatever the logging
  private static int codeOf(@Nullable Object code) {
    if (code == null) {
      return 0;
    } else if (code instanceof Boolean truth) {
      return truth ? 1 : 0;
    } else if (PythonType.isInt(code) && code instanceof Number number) {
      return number.intValue() & LOW_BYTE;
    }
    System.err.println(PythonRepr.str(code));
    return 1;
  }

  /** In one piece, for the lines of several children share one place. */
  @SuppressWarnings("SystemOut")
  private static void report(Process failed, Throwable thrown) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println("Process " + failed.getName() + ":");
    thrown.printStackTrace(lines);
    lines.flush();
    System.err.print(text);
    System.err.flush();
  }
}
