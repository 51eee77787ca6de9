package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where the object of a monitor instruction comes from, as far as the few instructions before it
 * tell.
 */
final class LockOperand {
  // Compilers keep the lock in a local of its own for the releases: "dup, astore, monitorenter" by
  // javac, ECJ and Scala, "astore, (markers,) aload, monitorenter" by Kotlin.

  /** The local that keeps the object for the release, or -1. */
  final int slot;

  /** The instruction that pushed the object, if known. */
  final @Nullable AbstractInsnNode source;

  private LockOperand(int slot, @Nullable AbstractInsnNode source) {
    this.slot = slot;
    this.source = source;
  }

  /** Looks back from a monitorenter or monitorexit. */
  static LockOperand of(AbstractInsnNode monitor, boolean frames) {
    int slot = -1;
    AbstractInsnNode insn = before(monitor, frames);
    while (insn != null) {
      int opcode = insn.getOpcode();
      if (opcode == Opcodes.ASTORE) {
        AbstractInsnNode dup = before(insn, frames);
        if (dup == null || dup.getOpcode() != Opcodes.DUP) {
          return new LockOperand(slot, null);
        }
        slot = slot < 0 ? ((VarInsnNode) insn).var : slot;
        insn = before(dup, frames);
      } else if (opcode == Opcodes.ALOAD) {
        int loaded = ((VarInsnNode) insn).var;
        slot = slot < 0 ? loaded : slot;
        AbstractInsnNode store = storeJustBefore(insn, loaded, frames);
        if (store == null) {
          return new LockOperand(slot, insn);
        }
        insn = before(store, frames);
      } else if (opcode == Opcodes.CHECKCAST || opcode == Opcodes.DUP) {
        insn = before(insn, frames);
      } else {
        return new LockOperand(slot, insn);
      }
    }
    return new LockOperand(slot, null);
  }

  /** The field that the object was read from, as {@code Owner.field}. */
  @Nullable String fieldName() {
    if (!(source instanceof FieldInsnNode field)) {
      return null;
    }
    // The compiler's own fields: outer instances and captured variables.
    if (field.name.startsWith("this$") || field.name.startsWith("val$")) {
      return null;
    }
    return field.owner.substring(field.owner.lastIndexOf('/') + 1).concat(".").concat(field.name);
  }

  /** Whether that field is static. */
  boolean isOfClass() {
    return source != null && source.getOpcode() == Opcodes.GETSTATIC;
  }

  private static @Nullable AbstractInsnNode storeJustBefore(
      AbstractInsnNode load, int slot, boolean frames) {
    AbstractInsnNode insn = before(load, frames);
    while (insn != null && isMarker(insn)) {
      insn = before(insn, frames);
    }
    return insn != null && insn.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) insn).var == slot
        ? insn
        : null;
  }

  /** Kotlin marks inlined code with an int local that nobody reads. */
  private static boolean isMarker(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return opcode == Opcodes.ICONST_0 || opcode == Opcodes.ISTORE || opcode == Opcodes.NOP;
  }

  /** The instruction before, or null where a jump may arrive in between. */
  private static @Nullable AbstractInsnNode before(AbstractInsnNode insn, boolean frames) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      boolean mayBeTarget =
          frames
              ? previous.getType() == AbstractInsnNode.FRAME
              : previous.getType() == AbstractInsnNode.LABEL;
      if (mayBeTarget) {
        return null;
      }
      previous = previous.getPrevious();
    }
    return previous;
  }
}
