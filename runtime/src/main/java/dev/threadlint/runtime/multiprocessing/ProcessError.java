package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/** Something is wrong between processes. Python: {@code multiprocessing.ProcessError}. */
public class ProcessError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** With Python's text. */
  public ProcessError(String message) {
    super(message);
  }
}
