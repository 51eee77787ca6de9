package dev.threadlint.programs;

import java.util.concurrent.FutureTask;

/** A task that counts who asks it what. */
final class CountedTask extends FutureTask<Object> {
  CountedTask(Runnable work) {
    super(work, null);
  }

  @Override
  public boolean isDone() {
    CountedObject.called();
    return super.isDone();
  }

  @Override
  public boolean isCancelled() {
    CountedObject.called();
    return super.isCancelled();
  }

  @Override
  public int hashCode() {
    CountedObject.called();
    return 1;
  }

  @Override
  public boolean equals(Object other) {
    CountedObject.called();
    return this == other;
  }

  @Override
  public String toString() {
    CountedObject.called();
    return "counted task";
  }
}
