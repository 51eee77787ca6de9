package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** What is known of a value that came straight from one {@code new} of the method. */
final class Allocation extends BasicValue {
  final AbstractInsnNode origin;

  /** A bit of its own among the allocations of the method. */
  final long bit;

  Allocation(AbstractInsnNode origin, long bit) {
    super(Type.getObjectType("java/lang/Object"));
    this.origin = origin;
    this.bit = bit;
  }

  // Two values are equal only if they are of the same "new".
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
