package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The calls around {@code Object.wait} and before {@code notify} and {@code notifyAll}. */
final class WaitCalls {
  private final ClassSites owner;
  private final MethodNode method;

  private WaitCalls(ClassSites owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
  }

  static boolean insert(ClassSites owner, MethodNode method) {
    WaitCalls calls = new WaitCalls(owner, method);
    List<MethodInsnNode> sites = calls.find();
    for (int i = 0; i < sites.size(); i++) {
      calls.insert(sites.get(i));
    }
    return !sites.isEmpty();
  }

  private List<MethodInsnNode> find() {
    List<MethodInsnNode> found = new ArrayList<>();
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn instanceof MethodInsnNode call
          && call.getOpcode() != Opcodes.INVOKESTATIC
          && MonitorScan.isWait(call.name, call.desc)) {
        found.add(call);
      }
    }
    return found;
  }

  private void insert(MethodInsnNode call) {
    InsnList before = new InsnList();
    if (MonitorScan.isNotify(call.name, call.desc)) {
      before.add(new InsnNode(Opcodes.DUP));
      before.add(owner.notifyBefore());
    } else {
      addWaitBefore(call.desc, isRepeated(call), before);
      method.instructions.insert(call, owner.waitAfter());
    }
    method.instructions.insertBefore(call, before);
  }

  /** Whether a jump behind the call leads to before it. Compilers make no other loops. */
  private boolean isRepeated(MethodInsnNode call) {
    int at = method.instructions.indexOf(call);
    for (AbstractInsnNode insn = call.getNext(); insn != null; insn = insn.getNext()) {
      if (insn instanceof JumpInsnNode jump && method.instructions.indexOf(jump.label) < at) {
        return true;
      }
    }
    return false;
  }

  /** Digs the object out from under the time to wait. */
  private void addWaitBefore(String descriptor, boolean repeated, InsnList before) {
    if (descriptor.equals("()V")) {
      before.add(new InsnNode(Opcodes.DUP));
      before.add(owner.waitBefore(repeated));
      return;
    }
    boolean nanos = descriptor.equals("(JI)V");
    // A local that no stack map knows: it is dead before the next jump.
    int nanosSlot = nanos ? method.maxLocals++ : -1;
    if (nanos) {
      before.add(new VarInsnNode(Opcodes.ISTORE, nanosSlot));
    }
    before.add(new InsnNode(Opcodes.DUP2_X1));
    before.add(new InsnNode(Opcodes.POP2));
    before.add(new InsnNode(Opcodes.DUP_X2));
    before.add(owner.waitBefore(repeated));
    if (nanos) {
      before.add(new VarInsnNode(Opcodes.ILOAD, nanosSlot));
    }
  }
}
