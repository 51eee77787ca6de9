package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.PipeEnd;

/**
 * Two connected ends. Python: {@code multiprocessing.Pipe()}.
 *
 * <p>An end that is given to another process, as an argument of a {@link Process} or through
 * another connection, is held by both: whoever receives at the other end sees the end of file only
 * when all who hold this one have closed it. What is sent to an end that several hold goes to the
 * one who got it last. The ends live in the process that made the pipe: if it is gone, so are they.
 *
 * <pre>{@code
 * Pipe pipe = new Pipe();
 * Process.builder().target(Echo::serve, Arguments.of(pipe.second())).start();
 * pipe.second().close();
 * pipe.first().send("hello");
 * System.out.println(pipe.first().recv());
 * }</pre>
 */
public final class Pipe {
  private final Connection first;
  private final Connection second;

  /** Both ends send and receive. Python: {@code Pipe()}. */
  public Pipe() {
    this(true);
  }

  /**
   * Python: {@code Pipe(duplex)}.
   *
   * @param duplex if false the first end only receives, and the second only sends
   */
  public Pipe(boolean duplex) {
    PipeEnd end = PipeEnd.newPipe();
    first = new Connection(end, true, duplex);
    second = new Connection(end.peer(), duplex, true);
  }

  /** One end. */
  public Connection first() {
    return first;
  }

  /** The other end. */
  public Connection second() {
    return second;
  }
}
