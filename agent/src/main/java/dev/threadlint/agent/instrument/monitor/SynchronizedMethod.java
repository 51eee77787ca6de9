package dev.threadlint.agent.instrument.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The calls of a synchronized method: one at its start, one before each return, one for exceptions.
 */
final class SynchronizedMethod {
  private final ClassSites owner;
  private final MethodNode method;
  private final boolean isStatic;
  private final boolean expandedFrames;

  /** The local that has {@code this}: 0, or a new one if the method uses 0 for something else. */
  private final int thisSlot;

  private final int site;
  private final LabelNode start = new LabelNode();

  /**
   * Registers the site; nothing is changed yet.
   *
   * @param expandedFrames whether the stack maps of the method were read in full
   * @throws NeedsExpandedFrames if they have to be
   */
  SynchronizedMethod(ClassSites owner, MethodNode method, boolean expandedFrames) {
    this.owner = owner;
    this.method = method;
    this.expandedFrames = expandedFrames;
    this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    boolean ownSlot = !isStatic && losesThis();
    if (ownSlot && owner.hasFrames() && !expandedFrames) {
      throw new NeedsExpandedFrames();
    }
    this.thisSlot = ownSlot ? method.maxLocals++ : 0;
    this.site = owner.registerMethod(method.name, firstLine());
  }

  /** Before all other code, with the line of the first. */
  void insertEnter() {
    InsnList calls = new InsnList();
    int line = firstLine();
    if (line >= 0) {
      LabelNode label = new LabelNode();
      calls.add(label);
      calls.add(new LineNumberNode(line, label));
    }
    if (thisSlot > 0) {
      keepThis(calls);
    }
    if (byLock()) {
      calls.add(loadLock());
    }
    calls.add(ClassSites.push(site));
    calls.add(byLock() ? owner.enter(site) : owner.staticEnter());
    calls.add(start);
    method.instructions.insert(calls);
  }

  /**
   * Before a return; no range covers the two, so that nobody in the method catches what a hook
   * throws.
   */
  void insertExit(AbstractInsnNode returning, TryRanges ranges) {
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    method.instructions.insertBefore(returning, from);
    method.instructions.insertBefore(returning, exit(owner.exit(site)));
    method.instructions.insert(returning, to);
    ranges.leaveOut(from, to, null);
  }

  /** Behind all other code: whatever leaves the method by exception passes here. */
  void appendRethrow() {
    LabelNode handler = new LabelNode();
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
    method.instructions.add(handler);
    if (owner.hasFrames()) {
      method.instructions.add(handlerFrame());
    }
    method.instructions.add(exit(owner.thrown()));
    method.instructions.add(new InsnNode(Opcodes.ATHROW));
  }

  private InsnList exit(AbstractInsnNode hook) {
    InsnList calls = new InsnList();
    if (byLock()) {
      calls.add(loadLock());
    }
    calls.add(ClassSites.push(site));
    calls.add(byLock() ? hook : owner.staticExit());
    return calls;
  }

  private boolean byLock() {
    return !isStatic || owner.hasClassConstants();
  }

  private AbstractInsnNode loadLock() {
    return isStatic ? owner.loadClass() : new VarInsnNode(Opcodes.ALOAD, thisSlot);
  }

  private FrameNode handlerFrame() {
    @Nullable Object[] locals = new Object[isStatic ? 0 : thisSlot + 1];
    for (int i = 0; i < thisSlot; i++) {
      locals[i] = Opcodes.TOP;
    }
    if (!isStatic) {
      locals[thisSlot] = owner.internalName;
    }
    return new FrameNode(
        expandedFrames ? Opcodes.F_NEW : Opcodes.F_FULL,
        locals.length,
        locals,
        1,
        new Object[] {"java/lang/Throwable"});
  }

  private void keepThis(InsnList calls) {
    calls.add(new VarInsnNode(Opcodes.ALOAD, 0));
    calls.add(new VarInsnNode(Opcodes.ASTORE, thisSlot));
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn instanceof FrameNode frame) {
        List<Object> locals = frame.local;
        int width = 0;
        for (int i = 0; i < locals.size(); i++) {
          Object local = locals.get(i);
          width += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
        }
        while (width < thisSlot) {
          locals.add(Opcodes.TOP);
          width++;
        }
        locals.add(owner.internalName);
      }
    }
  }

  /**
   * Whether local 0 is, or is said by a stack map to be, something else than {@code this}
   * somewhere.
   */
  private boolean losesThis() {
    int locals = 1 + Type.getArgumentCount(method.desc);
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      int opcode = insn.getOpcode();
      if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE && ((VarInsnNode) insn).var == 0) {
        return true;
      }
      if (insn instanceof FrameNode frame) {
        int size = frame.local == null ? 0 : frame.local.size();
        if (frame.type == Opcodes.F_CHOP) {
          locals -= size;
        } else if (frame.type == Opcodes.F_APPEND) {
          locals += size;
        } else if (frame.type == Opcodes.F_FULL || frame.type == Opcodes.F_NEW) {
          locals = size;
          if (size > 0 && !owner.internalName.equals(frame.local.get(0))) {
            return true;
          }
        }
        if (locals == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private int firstLine() {
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return -1;
  }

  /** Asks for the class file to be read again with full stack maps. */
  static final class NeedsExpandedFrames extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsExpandedFrames() {
      super(null, null, false, false);
    }
  }
}
