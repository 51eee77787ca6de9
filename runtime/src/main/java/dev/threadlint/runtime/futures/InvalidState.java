package dev.threadlint.runtime.futures;

import java.io.Serial;

/**
 * A future was given a second outcome. Python: {@code concurrent.futures.InvalidStateError}.
 *
 * <p>The message names the state and the future: {@code FINISHED: <Future at 0x7f state=finished
 * returned int>}.
 */
public final class InvalidState extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InvalidState(String message) {
    super(message);
  }
}
