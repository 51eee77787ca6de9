package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Inserts all calls into one method. */
final class MethodRewrite {
  private final ClassSites owner;
  private final MethodNode method;

  MethodRewrite(ClassSites owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
  }

  /**
   * Changes the method; when it throws, the method is spoilt.
   *
   * @param marks what {@link MonitorScan} found in it
   * @param expandedFrames whether the stack maps of the method were read in full
   * @return whether a call was inserted
   */
  boolean run(int marks, boolean expandedFrames) {
    SynchronizedMethod whole =
        (marks & MonitorScan.SYNCHRONIZED) != 0
            ? new SynchronizedMethod(owner, method, expandedFrames)
            : null;
    MonitorBlocks blocks =
        (marks & MonitorScan.BLOCK) != 0 ? MonitorBlocks.plan(owner, method) : null;
    TryRanges ranges = new TryRanges(method);
    boolean changed = whole != null;
    if (blocks != null) {
      changed |= blocks.insert(ranges);
    }
    if ((marks & MonitorScan.WAIT) != 0) {
      changed |= WaitCalls.insert(owner, method);
    }
    if ((marks & MonitorScan.ALIVE) != 0) {
      changed |= AliveCalls.insert(owner, method);
    }
    if (whole != null) {
      insertAround(whole, ranges);
    }
    ranges.cut();
    method.maxStack = Math.max(method.maxStack + 2, 3);
    return changed;
  }

  private void insertAround(SynchronizedMethod whole, TryRanges ranges) {
    List<AbstractInsnNode> returns = new ArrayList<>();
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        returns.add(insn);
      }
    }
    for (int i = 0; i < returns.size(); i++) {
      whole.insertExit(returns.get(i), ranges);
    }
    whole.insertEnter();
    whole.appendRethrow();
  }
}
