package dev.threadlint.runtime.multiprocessing;

import java.io.PrintWriter;
import java.io.Serial;
import java.io.StringWriter;

/**
 * Where in a worker an exception was thrown; the cause of that exception in the parent. Python:
 * {@code multiprocessing.pool.RemoteTraceback}.
 */
public final class RemoteTraceback extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private RemoteTraceback(String message) {
    super(message, null, false, false); // the stack of whoever unpacks it would say nothing
  }

  /** The stack trace of what was thrown here, as text. */
  public static String textOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return "\n\"\"\"\n" + text + "\"\"\"";
  }

  /** Puts the text behind the exception, as its cause, or behind the last cause it has. */
  public static void append(Throwable thrown, String text) {
    RemoteTraceback traceback = new RemoteTraceback(text);
    Throwable last = thrown;
    for (int depth = 0; last.getCause() != null && depth < 100; depth++) {
      last = last.getCause();
    }
    try {
      last.initCause(traceback);
    } catch (IllegalStateException e) {
      thrown.addSuppressed(traceback); // it was made with a cause, which is none
    }
  }
}
