package dev.threadlint.programs;

import java.util.concurrent.locks.ReentrantLock;

/** A lock that counts who asks it what. */
final class CountedLock extends ReentrantLock {
  private static final long serialVersionUID = 1;

  @Override
  protected Thread getOwner() {
    CountedObject.called();
    return super.getOwner();
  }

  @Override
  public boolean isLocked() {
    CountedObject.called();
    return super.isLocked();
  }

  @Override
  public boolean isHeldByCurrentThread() {
    CountedObject.called();
    return super.isHeldByCurrentThread();
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
    return "counted lock";
  }
}
