package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import java.io.Serial;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What a worker process of a pool does: one request after the other, until there are no more. */
final class WorkerBody implements Block {
  @Serial private static final long serialVersionUID = 1;

  private final long parentPid;
  private final String name;
  private final @Nullable Block initializer;
  private final int mostTasks;
  private final boolean keepsExit;

  /**
   * For a worker of this process.
   *
   * @param name by which this process knows the worker
   * @param initializer what to do first
   * @param mostTasks after how many requests to end, 0 for never
   * @param keepsExit whether a SystemExit is the outcome of a task, and not the end of the worker
   */
  WorkerBody(String name, @Nullable Block initializer, int mostTasks, boolean keepsExit) {
    this.parentPid = ProcessHandle.current().pid();
    this.name = name;
    this.initializer = initializer;
    this.mostTasks = mostTasks;
    this.keepsExit = keepsExit;
  }

  @Override
  public void run() throws Exception {
    if (initializer != null) {
      initializer.run();
    }
    try (Wire wire = Exchange.connect(parentPid, Crew.SERVICE)) {
      wire.send(name.getBytes(UTF_8));
      Served served = new Served();
      for (int done = 0; mostTasks == 0 || done < mostTasks; done++) {
        byte[] request = wire.receive(Deadline.NEVER);
        if (request == null) {
          return;
        }
        wire.send(served.answer(request, keepsExit));
      }
    } catch (EndOfFile | UncheckedIOException e) {
      // The pool needs this worker no longer.
    }
  }

  /** The requests of one worker, of which some only say: the same function once more. */
  private static final class Served {
    private @Nullable Object function;

    byte[] answer(byte[] frame, boolean keepsExit) {
      Object result;
      try {
        result = requested(frame).run();
      } catch (SystemExit e) {
        if (!keepsExit) {
          throw e;
        }
        return failed(e);
      } catch (Throwable e) {
        return failed(e);
      }
      try {
        return WorkFrames.reply(result);
      } catch (NotPicklable | IllegalStateException e) {
        return WorkFrames.unsendable(result, e);
      }
    }

    private WorkRequest requested(byte[] frame) {
      byte[] fresh = WorkFrames.functionOf(frame);
      Object called = fresh == null ? function : Pickle.loads(fresh);
      if (called == null) {
        throw new IllegalStateException("no function");
      }
      function = called;
      Object input = Pickle.loads(WorkFrames.inputOf(frame));
      return new WorkRequest(WorkFrames.kindOf(frame), called, input);
    }

    private static byte[] failed(Throwable thrown) {
      try {
        return WorkFrames.failure(thrown);
      } catch (RuntimeException e) {
        return WorkFrames.unsendable(thrown, e);
      }
    }
  }
}
