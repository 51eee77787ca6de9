package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The calls after {@code isAlive}: a thread may end between a look before it and the answer.
 * Whether the receiver is a thread cannot be told here: the class that is named may be a subclass
 * that is not loaded yet. Its hook looks.
 */
final class AliveCalls {
  private AliveCalls() {}

  static boolean insert(ClassSites owner, MethodNode method) {
    List<AbstractInsnNode> found = new ArrayList<>();
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn instanceof MethodInsnNode call && mayAskThread(call)) {
        found.add(call);
      }
    }
    for (AbstractInsnNode call : found) {
      method.instructions.insertBefore(call, new InsnNode(Opcodes.DUP));
      method.instructions.insert(call, owner.aliveAfter());
      method.instructions.insert(call, new InsnNode(Opcodes.SWAP));
    }
    return !found.isEmpty();
  }

  private static boolean mayAskThread(MethodInsnNode call) {
    return (call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKESPECIAL)
        && call.name.equals("isAlive")
        && call.desc.equals("()Z")
        && !call.owner.equals("java/lang/Process");
  }
}
