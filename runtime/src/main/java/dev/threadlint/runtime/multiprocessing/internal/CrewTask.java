package dev.threadlint.runtime.multiprocessing.internal;

import org.jspecify.annotations.Nullable;

/** A request for a worker process, and who waits for the reply. */
public abstract class CrewTask {
  private final WorkRequest.Kind kind;
  private final PickledFunction function;
  private final byte[] input;

  /** With all pickled already: what cannot travel is the business of whoever makes a task. */
  protected CrewTask(WorkRequest.Kind kind, PickledFunction function, byte[] input) {
    this.kind = kind;
    this.function = function;
    this.input = input;
  }

  /** The frame for a worker whose last function was {@code known}. */
  @SuppressWarnings("ReferenceEquality") // one and the same, or pickled once more
  final byte[] request(@Nullable PickledFunction known) {
    boolean same = function == known && function.stateless();
    return WorkFrames.request(kind, same ? null : function, input);
  }

  final PickledFunction function() {
    return function;
  }
}
