package dev.threadlint.agent.instrument;

import dev.threadlint.agent.instrument.Probe.At;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the probes of one type into its class file; changes method bodies only. */
final class ProbeAdapter extends ClassVisitor {
  private final InstrumentedType type;
  private final boolean[] placed;

  ProbeAdapter(ClassVisitor next, InstrumentedType type) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.placed = new boolean[type.probes.size()];
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, desc, signature, exceptions);
    if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) != 0) {
      return next;
    }
    List<Probe> mine = new java.util.ArrayList<>();
    for (int i = 0; i < type.probes.size(); i++) {
      Probe probe = type.probes.get(i);
      if (probe.method().equals(name) && (probe.desc() == null || probe.desc().equals(desc))) {
        mine.add(probe);
        placed[i] = true;
      }
    }
    return mine.isEmpty() ? next : new ProbeMethod(next, type.className, access, desc, mine);
  }

  /** Methods that this JDK does not have, or has as native ones. */
  List<Probe> notPlaced() {
    List<Probe> missing = new java.util.ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i]) {
        missing.add(type.probes.get(i));
      }
    }
    return missing;
  }

  private static final class ProbeMethod extends MethodVisitor {
    private final String owner;
    private final boolean isStatic;
    private final Type[] params;
    private final Type result;
    private final List<Probe> probes;
    private final Label start = new Label();
    private boolean catches;

    ProbeMethod(MethodVisitor next, String owner, int access, String desc, List<Probe> probes) {
      super(Opcodes.ASM9, next);
      this.owner = owner;
      this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
      this.params = Type.getArgumentTypes(desc);
      this.result = Type.getReturnType(desc);
      this.probes = probes;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      for (Probe probe : probes) {
        if (probe.at() == At.ENTRY) {
          call(probe);
        }
        catches |= probe.at() == At.END;
      }
      if (catches) {
        super.visitLabel(start);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        for (Probe probe : probes) {
          if (probe.at() != At.ENTRY) {
            call(probe);
          }
        }
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      if (catches) {
        Label end = new Label();
        super.visitLabel(end);
        super.visitTryCatchBlock(start, end, end, null);
        Object[] locals = isStatic ? new Object[0] : new Object[] {owner};
        super.visitFrame(
            Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        for (Probe probe : probes) {
          if (probe.at() == At.END) {
            call(probe);
          }
        }
        super.visitInsn(Opcodes.ATHROW);
      }
      super.visitMaxs(maxStack + 6, Math.max(1, maxLocals));
    }

    private void call(Probe probe) {
      String args = probe.args();
      boolean withResult = args.indexOf('r') >= 0;
      if (withResult) {
        super.visitInsn(result.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
      }
      for (int i = 0; i < args.length(); i++) {
        char c = args.charAt(i);
        if (c == 't') {
          super.visitVarInsn(Opcodes.ALOAD, 0);
        } else if (c == 's') {
          super.visitVarInsn(Opcodes.ALOAD, 0);
          super.visitFieldInsn(
              Opcodes.GETFIELD,
              owner,
              "sync",
              "Ljava/util/concurrent/locks/ReentrantReadWriteLock$Sync;");
        } else if (c >= '0' && c <= '9') {
          super.visitVarInsn(params[c - '0'].getOpcode(Opcodes.ILOAD), slot(c - '0'));
        }
      }
      if (probe.tag() != 0) {
        super.visitIntInsn(Opcodes.BIPUSH, probe.tag());
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, probe.hook(), probe.hookMethod(), probe.hookDesc(), false);
    }

    private int slot(int param) {
      int slot = isStatic ? 0 : 1;
      for (int i = 0; i < param; i++) {
        slot += params[i].getSize();
      }
      return slot;
    }
  }
}
