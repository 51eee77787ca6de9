package dev.threadlint.agent.instrument.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds the monitors of objects that no other thread can know, for the method has just made them.
 */
final class ConfinedMonitors {
  // Such a monitor cannot be waited for, so it is in no deadlock and needs no call. An object is
  // confined if at each of its monitorenters and monitorexits no way from anywhere in the method
  // could have given it away before: as a value of a field or an array, as an argument of a call
  // other than its own constructor, by return or throw. One object that was given away counts for
  // all that the same "new" makes, later turns of a loop included. What its own constructor does
  // with it is not looked at.

  private static final int LARGEST_METHOD = 4000;

  private final InsnList instructions;
  private final boolean[] confined;

  private ConfinedMonitors(InsnList instructions) {
    this.instructions = instructions;
    this.confined = new boolean[instructions.size()];
  }

  /** Which instructions are enters and exits of such monitors, by index. */
  static boolean[] of(String owner, MethodNode method) {
    ConfinedMonitors monitors = new ConfinedMonitors(method.instructions);
    if (method.instructions.size() <= LARGEST_METHOD) {
      try {
        monitors.analyze(owner, method);
      } catch (AnalyzerException e) {
        // Then all of them get their calls, which is right as well.
        return new boolean[method.instructions.size()];
      }
    }
    return monitors.confined;
  }

  private void analyze(String owner, MethodNode method) throws AnalyzerException {
    AllocationInterpreter interpreter = new AllocationInterpreter();
    Flow flow = new Flow(interpreter, instructions);
    Frame<BasicValue>[] frames = flow.analyze(owner, method);
    long[] given = new long[frames.length];
    for (int i = 0; i < frames.length; i++) {
      given[i] = frames[i] == null ? 0 : givenAway(instructions.get(i), frames[i]);
    }
    long[] givenBefore = flow.before(given);
    long exposed = 0;
    for (int i = 0; i < frames.length; i++) {
      Allocation lock = frames[i] == null ? null : lock(instructions.get(i), frames[i]);
      if (lock != null && ((givenBefore[i] & lock.bit) != 0 || interpreter.isLost(lock))) {
        exposed |= lock.bit;
      }
    }
    for (int i = 0; i < frames.length; i++) {
      Allocation lock = frames[i] == null ? null : lock(instructions.get(i), frames[i]);
      confined[i] = lock != null && (exposed & lock.bit) == 0;
    }
  }

  private static @Nullable Allocation lock(AbstractInsnNode insn, Frame<BasicValue> frame) {
    int opcode = insn.getOpcode();
    if (opcode != Opcodes.MONITORENTER && opcode != Opcodes.MONITOREXIT) {
      return null;
    }
    BasicValue value = frame.getStack(frame.getStackSize() - 1);
    return value instanceof Allocation allocation ? allocation : null;
  }

  /** The allocations that others may know once this instruction has run, or has begun. */
  private static long givenAway(AbstractInsnNode insn, Frame<BasicValue> frame) {
    switch (insn.getOpcode()) {
      case Opcodes.PUTFIELD:
      case Opcodes.PUTSTATIC:
      case Opcodes.AASTORE:
      case Opcodes.ARETURN:
      case Opcodes.ATHROW:
        return top(frame, 1);
      case Opcodes.INVOKEVIRTUAL:
      case Opcodes.INVOKEINTERFACE:
        return top(frame, arguments(((MethodInsnNode) insn).desc) + 1);
      case Opcodes.INVOKESPECIAL:
        MethodInsnNode call = (MethodInsnNode) insn;
        boolean constructor = call.name.equals("<init>");
        return top(frame, arguments(call.desc) + (constructor ? 0 : 1));
      case Opcodes.INVOKESTATIC:
        return top(frame, arguments(((MethodInsnNode) insn).desc));
      case Opcodes.INVOKEDYNAMIC:
        return top(frame, arguments(((InvokeDynamicInsnNode) insn).desc));
      default:
        return 0;
    }
  }

  private static long top(Frame<BasicValue> frame, int values) {
    long bits = 0;
    for (int i = 1; i <= values; i++) {
      bits |= AllocationInterpreter.bit(frame.getStack(frame.getStackSize() - i));
    }
    return bits;
  }

  private static int arguments(String descriptor) {
    return Type.getArgumentCount(descriptor);
  }

  /** The analysis, and all the ways it took, those into exception handlers too. */
  private static final class Flow extends Analyzer<BasicValue> {
    private final InsnList instructions;

    /** Pairs of from and to. */
    private int[] ways = new int[64];

    private int size;

    Flow(AllocationInterpreter interpreter, InsnList instructions) {
      super(interpreter);
      this.instructions = instructions;
    }

    /** What was given away on some way to each instruction. */
    long[] before(long[] given) {
      long[] before = new long[given.length];
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int i = 0; i < size; i += 2) {
          long bits = before[ways[i]] | given[ways[i]];
          if ((bits & ~before[ways[i + 1]]) != 0) {
            before[ways[i + 1]] |= bits;
            changed = true;
          }
        }
      }
      return before;
    }

    @Override
    protected void newControlFlowEdge(int from, int to) {
      if (size == ways.length) {
        ways = Arrays.copyOf(ways, size * 2);
      }
      ways[size++] = from;
      ways[size++] = to;
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int from, TryCatchBlockNode range) {
      newControlFlowEdge(from, instructions.indexOf(range.handler));
      return true;
    }
  }
}
