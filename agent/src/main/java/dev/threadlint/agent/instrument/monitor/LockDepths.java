package dev.threadlint.agent.instrument.monitor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** How many monitors a method holds before each of its instructions. */
final class LockDepths {
  // The just-in-time compilers of HotSpot do the same count and give a method up where two ways
  // meet with different counts. A way into an exception handler starts at every instruction that
  // can throw, so an inserted call must lie in no range whose handler expects a monitor that was
  // already released.

  private static final int UNKNOWN = -1;

  private final InsnList instructions;
  private final List<TryCatchBlockNode> ranges;
  private final int[] depths;
  private final int[] open;
  private int opened;
  private boolean unbalanced;

  private LockDepths(MethodNode method) {
    this.instructions = method.instructions;
    this.ranges = method.tryCatchBlocks;
    this.depths = new int[instructions.size()];
    this.open = new int[instructions.size()];
    Arrays.fill(depths, UNKNOWN);
  }

  /** Counts; null if the monitors of the method are not nested, or it has subroutines. */
  static @Nullable LockDepths of(MethodNode method) {
    LockDepths depths = new LockDepths(method);
    depths.reach(0, 0);
    depths.flow();
    depths.flowIntoIdleHandlers();
    return depths.unbalanced ? null : depths;
  }

  /** Whether the way to this instruction is known. */
  boolean knows(AbstractInsnNode insn) {
    return depths[instructions.indexOf(insn)] != UNKNOWN;
  }

  /** Whether the handler of a range holds as many monitors as code behind this monitorexit does. */
  boolean handlerFitsAfter(AbstractInsnNode monitorExit, TryCatchBlockNode range) {
    return depths[instructions.indexOf(range.handler)]
        == depths[instructions.indexOf(monitorExit)] - 1;
  }

  private void flow() {
    while (opened > 0 && !unbalanced) {
      int index = open[--opened];
      step(index, instructions.get(index), depths[index]);
    }
  }

  /** Handlers of ranges without anything that throws: a compiler may see more than we do. */
  private void flowIntoIdleHandlers() {
    boolean changed = true;
    while (changed && !unbalanced) {
      changed = false;
      for (int i = 0; i < ranges.size(); i++) {
        int handler = instructions.indexOf(ranges.get(i).handler);
        int depth = depths[instructions.indexOf(ranges.get(i).start)];
        if (depths[handler] == UNKNOWN && depth != UNKNOWN) {
          reach(handler, depth);
          flow();
          changed = true;
        }
      }
    }
  }

  private void step(int index, AbstractInsnNode insn, int before) {
    if (canThrow(insn)) {
      reachHandlers(index, before);
    }
    int opcode = insn.getOpcode();
    int after = before;
    if (opcode == Opcodes.MONITORENTER) {
      after++;
    } else if (opcode == Opcodes.MONITOREXIT) {
      after--;
    } else if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
      unbalanced = true;
    }
    switch (insn.getType()) {
      case AbstractInsnNode.JUMP_INSN:
        reach(instructions.indexOf(((JumpInsnNode) insn).label), after);
        break;
      case AbstractInsnNode.TABLESWITCH_INSN:
        TableSwitchInsnNode table = (TableSwitchInsnNode) insn;
        reachAll(table.dflt, table.labels, after);
        break;
      case AbstractInsnNode.LOOKUPSWITCH_INSN:
        LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) insn;
        reachAll(lookup.dflt, lookup.labels, after);
        break;
      default:
        break;
    }
    if (fallsThrough(opcode) && index + 1 < depths.length) {
      reach(index + 1, after);
    }
  }

  private void reachAll(LabelNode first, List<LabelNode> others, int depth) {
    reach(instructions.indexOf(first), depth);
    for (int i = 0; i < others.size(); i++) {
      reach(instructions.indexOf(others.get(i)), depth);
    }
  }

  private void reachHandlers(int index, int depth) {
    for (int i = 0; i < ranges.size(); i++) {
      TryCatchBlockNode range = ranges.get(i);
      if (instructions.indexOf(range.start) <= index && index < instructions.indexOf(range.end)) {
        reach(instructions.indexOf(range.handler), depth);
        if (range.type == null) {
          return;
        }
      }
    }
  }

  private void reach(int index, int depth) {
    if (depths[index] == UNKNOWN && depth >= 0) {
      depths[index] = depth;
      open[opened++] = index;
    } else if (depths[index] != depth) {
      unbalanced = true;
    }
  }

  private static boolean fallsThrough(int opcode) {
    return opcode != Opcodes.GOTO
        && opcode != Opcodes.ATHROW
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH
        && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
  }

  /** Whether the compilers see a way from here into a handler. */
  private static boolean canThrow(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    switch (opcode) {
      case Opcodes.LDC:
        Object constant = ((LdcInsnNode) insn).cst;
        return !(constant instanceof Number || constant instanceof String);
      case Opcodes.IDIV:
      case Opcodes.LDIV:
      case Opcodes.IREM:
      case Opcodes.LREM:
      case Opcodes.MONITORENTER:
        return true;
      case Opcodes.MONITOREXIT:
      case Opcodes.IFNULL:
      case Opcodes.IFNONNULL:
        return false;
      default:
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
            || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
            || opcode >= Opcodes.GETSTATIC;
    }
  }
}
