package dev.threadlint.agent.instrument;

import dev.threadlint.agent.instrument.Probe.At;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the probes of one type into its class file; changes method bodies only. */
final class ProbeAdapter extends ClassVisitor {
  private final InstrumentedType type;
  private final boolean[] placed;
  private boolean hasField;

  ProbeAdapter(ClassVisitor next, InstrumentedType type) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.placed = new boolean[type.probes.size()];
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String desc, String signature, Object value) {
    hasField |= name.equals(type.field) && desc.equals(type.fieldDesc);
    return super.visitField(access, name, desc, signature, value);
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
      if (probe.method().equals(name)
          && (probe.desc() == null || probe.desc().equals(desc))
          && (hasField || probe.args().indexOf('f') < 0)) {
        mine.add(probe);
        placed[i] = true;
      }
    }
    return mine.isEmpty() ? next : new ProbeMethod(next, type, access, desc, mine);
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
    private final InstrumentedType owner;
    private final boolean isStatic;
    private final Type[] params;
    private final Type result;
    private final List<Probe> probes;
    private final Label start = new Label();
    private boolean catches;

    ProbeMethod(
        MethodVisitor next, InstrumentedType owner, int access, String desc, List<Probe> probes) {
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
          if (probe.at() == At.RETURN || probe.at() == At.END) {
            call(probe);
          }
        }
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String target, String name, String desc, boolean isInterface) {
      if (name.equals("add") && target.equals("java/util/Collection")) {
        for (Probe probe : probes) {
          if (probe.at() == At.ADD) {
            super.visitInsn(Opcodes.DUP);
            call(probe);
          }
        }
      }
      super.visitMethodInsn(opcode, target, name, desc, isInterface);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      if (catches) {
        Label end = new Label();
        super.visitLabel(end);
        super.visitTryCatchBlock(start, end, end, null);
        Object[] locals = localsAtEnd();
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

    /**
     * What is sure to be in the locals wherever the method throws: this, and parameters if used.
     */
    private Object[] localsAtEnd() {
      List<Object> locals = new java.util.ArrayList<>();
      if (!isStatic) {
        locals.add(owner.className);
      }
      for (Probe probe : probes) {
        if (probe.at() == At.END && probe.args().indexOf('0') >= 0) {
          // More than the first one nobody has needed so far.
          locals.add(params[0].getInternalName());
          break;
        }
      }
      return locals.toArray();
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
        } else if (c == 'f') {
          super.visitVarInsn(Opcodes.ALOAD, 0);
          super.visitFieldInsn(Opcodes.GETFIELD, owner.className, owner.field, owner.fieldDesc);
        } else if (c == 'd') {
          askDeadline("isNever", "()Z");
        } else if (c == 'n') {
          askDeadline("nanosLeft", "()J");
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

    private void askDeadline(String what, String desc) {
      Type deadline = Type.getType(RuntimeInstrumentation.DEADLINE);
      int param = java.util.Arrays.asList(params).indexOf(deadline);
      super.visitVarInsn(Opcodes.ALOAD, slot(param));
      super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, deadline.getInternalName(), what, desc, false);
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
