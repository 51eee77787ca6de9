package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Follows the objects that a method makes through its locals and its stack. */
final class AllocationInterpreter extends BasicInterpreter {
  private final List<Allocation> allocations = new ArrayList<>();

  /** The allocations that can no longer be told from other objects at some place. */
  private long lost;

  AllocationInterpreter() {
    super(Opcodes.ASM9);
  }

  boolean isLost(Allocation allocation) {
    return (lost & allocation.bit) != 0;
  }

  @Override
  public BasicValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
    return insn.getOpcode() == Opcodes.NEW ? allocation(insn) : super.newOperation(insn);
  }

  @Override
  public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value)
      throws AnalyzerException {
    return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
  }

  @Override
  public BasicValue merge(BasicValue first, BasicValue second) {
    if (first.equals(second)) {
      return first;
    }
    if (!first.isReference() || !second.isReference()) {
      return BasicValue.UNINITIALIZED_VALUE;
    }
    lost |= bit(first) | bit(second);
    return BasicValue.REFERENCE_VALUE;
  }

  /** The bit of a value, 0 for everything that is not an allocation. */
  static long bit(BasicValue value) {
    return value instanceof Allocation allocation ? allocation.bit : 0;
  }

  private Allocation allocation(AbstractInsnNode insn) throws AnalyzerException {
    for (int i = 0; i < allocations.size(); i++) {
      if (allocations.get(i).origin == insn) {
        return allocations.get(i);
      }
    }
    if (allocations.size() == Long.SIZE) {
      throw new AnalyzerException(insn, "too many allocations");
    }
    Allocation allocation = new Allocation(insn, 1L << allocations.size());
    allocations.add(allocation);
    return allocation;
  }
}
