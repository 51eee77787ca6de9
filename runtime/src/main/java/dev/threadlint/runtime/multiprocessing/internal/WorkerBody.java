package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.ProcessBuilder;
import dev.threadlint.runtime.multiprocessing.internal.WorkRequest.Kind;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker process of a pool does: one request after the other, until there are no more. */
final class WorkerBody {
  private static final int PARENT = 0;
  private static final int NAME = 1;
  private static final int MOST_TASKS = 2;
  private static final int OF_EXECUTOR = 3;
  private static final int INITIALIZER = 4;
  private static final int PIPES = 5;

  private WorkerBody() {}

  /*
   * An executor differs from a pool in what fails. SystemExit is the outcome of a task, and not the
   * end of the worker. What cannot be sent is told by what pickle says, and not by a
   * MaybeEncodingError. That the initializer fails is logged, and is not how the process ends.
   */

  /**
   * Has a child be a worker of this process. It is told in plain values, which a child that has
   * just been started reads soonest.
   *
   * @param name by which this process knows the worker
   * @param initializer what to do first
   * @param mostTasks after how many requests to end, 0 for never
   * @param ofExecutor whether it works for an executor, and not for a pool, which is the same but
   *     for failures
   * @param pipes the name of the pipes to this process, null if there are none
   */
  static ProcessBuilder describe(
      ProcessBuilder builder,
      String name,
      @Nullable Block initializer,
      int mostTasks,
      boolean ofExecutor,
      @Nullable String pipes) {
    return builder.target(
        WorkerBody::serve,
        Arguments.of(OwnPid.get(), name, mostTasks, ofExecutor, initializer, pipes));
  }

  /** Answers a request of its own. */
  static void rehearse() {
    Routine<Integer> size = Arguments::size;
    byte[] input = Pickle.dumps(Arguments.of(1));
    byte[] request = WorkFrames.request(Kind.APPLY, Pickle.function(size), input);
    Served served = new Served(false);
    served.answer(request, true);
    Fn<Integer, Integer> same = Integer::intValue;
    byte[] chunk = Pickle.dumps(new ArrayList<>(List.of(1)));
    served.answer(WorkFrames.request(Kind.MAP, Pickle.function(same), chunk), true);
  }

  private static @Nullable Object serve(Arguments told) throws Exception {
    if (told.get(INITIALIZER) instanceof Block initializer && !initialize(initializer, told)) {
      return null;
    }
    try {
      WorkerLine line = connect(told);
      serve(line, told, new Served(told.get(INITIALIZER) == null));
      line.close();
    } catch (EndOfFile | UncheckedIOException e) {
      // The pool needs this worker no longer.
    }
    return null;
  }

  private static boolean initialize(Block initializer, Arguments told) throws Exception {
    try {
      initializer.run();
      return true;
    } catch (Throwable e) {
      if ((Boolean) told.get(OF_EXECUTOR)) {
        System.getLogger("concurrent.futures").log(Level.ERROR, "Exception in initializer:", e);
        return false;
      }
      throw e;
    }
  }

  /** The worker says who it is, which over a pipe is known; and that its initializer is done. */
  private static WorkerLine connect(Arguments told) {
    byte[] name = ((String) told.get(NAME)).getBytes(UTF_8);
    WorkerLine line =
        told.get(PIPES) instanceof String pipes
            ? new WorkerPipes(pipes)
            : Exchange.connect((Long) told.get(PARENT), Crew.SERVICE);
    line.send(name);
    return line;
  }

  @SuppressWarnings("CheckReturnValue") // of interrupted
  private static void serve(WorkerLine line, Arguments told, Served served) {
    int mostTasks = (Integer) told.get(MOST_TASKS);
    boolean ofExecutor = (Boolean) told.get(OF_EXECUTOR);
    for (int done = 0; mostTasks == 0 || done < mostTasks; done++) {
      byte[] request = line.receive();
      if (request.length == 0) {
        return;
      }
      line.send(served.answer(request, ofExecutor));
      Thread.interrupted(); // what one task has done to this thread is not the next one's affair
    }
  }

  /** The requests of one worker, of which some only say: the same function once more. */
  private static final class Served {
    private @Nullable Object function;
    private boolean untouched;

    /** With whether no code of the program has run in this JVM. */
    Served(boolean untouched) {
      this.untouched = untouched;
    }

    byte[] answer(byte[] frame, boolean ofExecutor) {
      Object result;
      try {
        result = requested(frame).run();
      } catch (SystemExit e) {
        if (!ofExecutor) {
          throw e;
        }
        return failed(e, true);
      } catch (Throwable e) {
        return failed(e, ofExecutor);
      }
      try {
        return WorkFrames.reply(result);
      } catch (Throwable e) { // whatever a writeObject of the program throws, checked or not
        return unsendable(result, e, ofExecutor);
      }
    }

    private WorkRequest requested(byte[] frame) {
      ChildMain.setReader(Thread.currentThread());
      try {
        byte[] fresh = WorkFrames.functionOf(frame);
        Object called = fresh == null ? function : load(fresh);
        untouched = false;
        if (called == null) {
          throw new IllegalStateException("no function");
        }
        function = called;
        Object input = Pickle.loads(WorkFrames.inputOf(frame));
        return new WorkRequest(WorkFrames.kindOf(frame), called, input);
      } finally {
        ChildMain.setReader(null);
      }
    }

    private @Nullable Object load(byte[] fresh) {
      return untouched ? Pickle.loadsFirst(fresh) : Pickle.loads(fresh);
    }

    private static byte[] failed(Throwable thrown, boolean ofExecutor) {
      try {
        return WorkFrames.failure(thrown);
      } catch (Throwable e) {
        return unsendable(thrown, e, ofExecutor);
      }
    }

    private static byte[] unsendable(@Nullable Object value, Throwable reason, boolean ofExecutor) {
      if (ofExecutor) {
        try {
          return WorkFrames.failure(reason);
        } catch (Throwable e) {
          // The reason cannot be sent either; its text can.
        }
      }
      return WorkFrames.unsendable(value, reason);
    }
  }
}
