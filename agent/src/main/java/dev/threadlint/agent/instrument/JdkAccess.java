package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.bootstrap.JdkFields;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.agent.jdk.JdkStages;
import dev.threadlint.agent.jdk.JdkThreads;
import dev.threadlint.agent.jdk.LockHolds;
import dev.threadlint.agent.jdk.RuntimeObjects;
import org.jspecify.annotations.Nullable;

/** Lets the hooks, which can see nothing but java.base, read JDK objects. */
final class JdkAccess extends JdkFields {
  @Override
  public long id(Thread thread) {
    return JdkThreads.id(thread);
  }

  @Override
  public boolean isNew(Thread thread) {
    return JdkThreads.isNew(thread);
  }

  @Override
  public boolean isUnheard(Thread thread, ThreadGroup group) {
    return JdkThreads.isUnheard(thread, group);
  }

  @Override
  public boolean isVirtual(Thread thread) {
    return JdkThreads.isVirtual(thread);
  }

  @Override
  public boolean isStamped(Object lock, int tag) {
    return JdkObjects.isStamped(lock, tag == HoldTag.STAMPED_WRITE);
  }

  @Override
  public @Nullable Thread ownerOf(Object synchronizer) {
    return JdkObjects.ownerOf(synchronizer);
  }

  @Override
  public int permits(Object semaphore) {
    return JdkObjects.permits(semaphore);
  }

  @Override
  public @Nullable Object firstTaskOf(Object worker) {
    return JdkObjects.firstTaskOf(worker);
  }

  @Override
  public @Nullable Object workOf(Object task) {
    return JdkObjects.workOf(task);
  }

  @Override
  public @Nullable Throwable thrownIn(Object exceptHookArgs) {
    return RuntimeObjects.thrownIn(exceptHookArgs);
  }

  @Override
  public int parallelism(Object pool) {
    return JdkObjects.parallelism(pool);
  }

  @Override
  public boolean isInOrder(Object pool) {
    return JdkObjects.isInOrder(pool);
  }

  @Override
  public boolean isAwaited(Object condition) {
    return JdkObjects.isAwaited(condition);
  }

  @Override
  public boolean isSettled(Object task) {
    return JdkObjects.isSettled(task);
  }

  @Override
  public @Nullable Object sourceOf(Object stage) {
    return JdkStages.source(stage);
  }

  @Override
  public @Nullable Object secondSourceOf(Object stage) {
    return JdkStages.secondSource(stage);
  }

  @Override
  public boolean isWatched(Object task) {
    return JdkObjects.isWatched(task);
  }

  @Override
  public boolean isHeld(Object lock, int tag, @Nullable Thread thread) {
    return LockHolds.isHeld(lock, tag, thread);
  }
}
