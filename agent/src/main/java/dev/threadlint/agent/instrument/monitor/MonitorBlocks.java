package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The calls of the synchronized blocks of one method. */
final class MonitorBlocks {
  // An enter call stands before its monitorenter: nothing can throw between the monitorenter and
  // the range that releases it. An exit call stands behind its monitorexit and outside that range:
  // inside, or before the monitorexit in a handler that covers itself, the just-in-time compilers
  // would give the method up.

  private final ClassSites owner;
  private final MethodNode method;
  private final InsnList instructions;
  private final List<Call> calls = new ArrayList<>();

  /** The site of the latest enter that keeps its lock in a local, by local. */
  private final int[] siteOfSlot;

  private int firstSite = -1;
  private boolean counted;
  private @Nullable LockDepths depths;

  private MonitorBlocks(ClassSites owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
    this.instructions = method.instructions;
    this.siteOfSlot = new int[method.maxLocals];
    Arrays.fill(siteOfSlot, -1);
  }

  /** Registers the sites; nothing is changed yet. */
  static MonitorBlocks plan(ClassSites owner, MethodNode method) {
    MonitorBlocks blocks = new MonitorBlocks(owner, method);
    blocks.plan();
    return blocks;
  }

  /** Returns whether there was any to insert. */
  boolean insert(TryRanges ranges) {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      instructions.insertBefore(call.monitor, new InsnNode(Opcodes.DUP));
      if (call.monitor.getOpcode() == Opcodes.MONITORENTER) {
        instructions.insertBefore(call.monitor, ClassSites.push(call.site));
        instructions.insertBefore(call.monitor, owner.enter(call.site));
      } else {
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        InsnList exit = new InsnList();
        exit.add(from);
        exit.add(ClassSites.push(call.site));
        exit.add(isThrowing(call.monitor) ? owner.thrown() : owner.exit(call.site));
        exit.add(to);
        instructions.insert(call.monitor, exit);
        ranges.leaveOut(from, to, call.rangesToLeave);
      }
    }
    return !calls.isEmpty();
  }

  /** Whether a monitorexit is that of the handler which compilers add to a synchronized block. */
  private static boolean isThrowing(AbstractInsnNode monitorExit) {
    AbstractInsnNode next = monitorExit.getNext();
    while (next != null && (next.getOpcode() < 0 || next.getOpcode() == Opcodes.ALOAD)) {
      next = next.getNext();
    }
    return next != null && next.getOpcode() == Opcodes.ATHROW;
  }

  private void plan() {
    boolean @Nullable [] confined = null;
    boolean constructed = !method.name.equals("<init>");
    int line = -1;
    for (AbstractInsnNode insn = instructions.getFirst(); insn != null; insn = insn.getNext()) {
      int opcode = insn.getOpcode();
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (opcode == Opcodes.INVOKESPECIAL) {
        constructed = true;
      } else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        LockOperand lock = LockOperand.of(insn, owner.hasFrames());
        checkConstructed(lock, constructed);
        if (confined == null && mayBeFresh(lock)) {
          confined = ConfinedMonitors.of(owner.internalName, method);
        }
        if (confined == null || !confined[instructions.indexOf(insn)]) {
          plan(insn, lock, line);
        }
      }
    }
  }

  private void plan(AbstractInsnNode monitor, LockOperand lock, int line) {
    if (monitor.getOpcode() == Opcodes.MONITORENTER) {
      int site = owner.registerBlock(method.name, line, lock);
      if (lock.slot >= 0) {
        siteOfSlot[lock.slot] = site;
      }
      firstSite = firstSite < 0 ? site : firstSite;
      calls.add(new Call(monitor, site, null));
    } else {
      int site = lock.slot >= 0 && siteOfSlot[lock.slot] >= 0 ? siteOfSlot[lock.slot] : firstSite;
      if (site < 0) {
        site = owner.registerBlock(method.name, line, lock);
      }
      calls.add(new Call(monitor, site, rangesToLeave(monitor)));
    }
  }

  /** The ranges around a monitorexit that its exit call must not lie in. */
  private List<TryCatchBlockNode> rangesToLeave(AbstractInsnNode monitorExit) {
    List<TryCatchBlockNode> leave = new ArrayList<>();
    int index = instructions.indexOf(monitorExit);
    for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
      TryCatchBlockNode range = method.tryCatchBlocks.get(i);
      if (instructions.indexOf(range.start) <= index
          && index < instructions.indexOf(range.end)
          && !fits(monitorExit, range)) {
        leave.add(range);
      }
    }
    return leave;
  }

  /** Whether what stands behind a monitorexit may lie in a range around it. */
  private boolean fits(AbstractInsnNode monitorExit, TryCatchBlockNode range) {
    if (!counted) {
      depths = LockDepths.of(method);
      counted = true;
    }
    return depths == null || !depths.knows(monitorExit)
        ? !endsBehind(monitorExit, range)
        : depths.handlerFitsAfter(monitorExit, range);
  }

  private boolean endsBehind(AbstractInsnNode monitorExit, TryCatchBlockNode range) {
    AbstractInsnNode insn = monitorExit.getNext();
    while (insn != null && insn.getOpcode() < 0 && insn != range.end) {
      insn = insn.getNext();
    }
    return insn == range.end;
  }

  /** Cheap look whether the lock could be an object that the method has made. */
  private boolean mayBeFresh(LockOperand lock) {
    AbstractInsnNode source = lock.source;
    if (source == null || source.getOpcode() != Opcodes.ALOAD) {
      return source != null && source.getOpcode() == Opcodes.INVOKESPECIAL;
    }
    for (AbstractInsnNode insn = source.getPrevious(); insn != null; insn = insn.getPrevious()) {
      if (insn.getOpcode() == Opcodes.ASTORE
          && ((VarInsnNode) insn).var == ((VarInsnNode) source).var) {
        AbstractInsnNode stored = insn.getPrevious();
        while (stored != null && stored.getOpcode() < 0) {
          stored = stored.getPrevious();
        }
        if (stored != null && stored.getOpcode() == Opcodes.INVOKESPECIAL) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * No compiler takes the monitor of an object before its constructor; a hook could not be given
   * it.
   */
  private static void checkConstructed(LockOperand lock, boolean thisConstructed) {
    AbstractInsnNode source = lock.source;
    if (source == null) {
      return;
    }
    boolean unknownThis =
        !thisConstructed && source.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) source).var == 0;
    if (unknownThis || source.getOpcode() == Opcodes.NEW) {
      throw new UntouchedMethodException("monitor of an object before its constructor");
    }
  }

  private static final class Call {
    final AbstractInsnNode monitor;
    final int site;
    final @Nullable List<TryCatchBlockNode> rangesToLeave;

    Call(AbstractInsnNode monitor, int site, @Nullable List<TryCatchBlockNode> rangesToLeave) {
      this.monitor = monitor;
      this.site = site;
      this.rangesToLeave = rangesToLeave;
    }
  }
}
