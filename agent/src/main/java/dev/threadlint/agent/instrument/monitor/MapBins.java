package dev.threadlint.agent.instrument.monitor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts hook calls where ConcurrentHashMap locks its bins: not around all of its monitors, for it is
 * everywhere, but where code of the program runs under one, and where that may keep others waiting.
 */
public final class MapBins {
  /** The class. */
  public static final String MAP = "java/util/concurrent/ConcurrentHashMap";

  private static final Set<String> COMPUTE =
      Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge");
  private static final Set<String> CHANGE = Set.of("putVal", "replaceNode");
  private static final String MAP_AND_HASH = "(Ljava/lang/Object;I)V";

  private final String hooks;
  private final Untouched untouched;

  private MapBins(String hooks, Untouched untouched) {
    this.hooks = hooks;
    this.untouched = untouched;
  }

  /**
   * Changes the class file.
   *
   * @param hooks internal name of the class that has the hooks
   */
  public static byte[] transform(byte[] classFile, String hooks, Untouched untouched) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new MapBins(hooks, untouched).rewrite(writer), 0);
    return writer.toByteArray();
  }

  private ClassVisitor rewrite(ClassWriter writer) {
    return new ClassVisitor(Opcodes.ASM9, writer) {
      @Override
      public @Nullable MethodVisitor visitMethod(
          int access,
          String name,
          String descriptor,
          @Nullable String signature,
          String @Nullable [] exceptions) {
        MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!COMPUTE.contains(name) && !CHANGE.contains(name)) {
          return copy;
        }
        return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
          @Override
          public void visitEnd() {
            insertCalls(this);
            accept(copy);
          }
        };
      }
    };
  }

  private void insertCalls(MethodNode method) {
    VarInsnNode hash = hashOf(method);
    if (hash == null) {
      untouched.leave(MAP.replace('/', '.'), method.name, "no hash");
      return;
    }
    method.maxStack += 2;
    if (CHANGE.contains(method.name)) {
      method.instructions.insert(hash, call("wants", hash));
      return;
    }
    TryRanges ranges = new TryRanges(method);
    for (AbstractInsnNode insn : List.of(method.instructions.toArray())) {
      if (insn.getOpcode() == Opcodes.MONITORENTER) {
        method.instructions.insertBefore(insn, call("computes", hash));
      } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
        // As with all monitors: behind it, and outside of the range that it ends.
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        InsnList exit = call("computed", hash);
        exit.insert(from);
        exit.add(to);
        method.instructions.insert(insn, exit);
        ranges.leaveOut(from, to, null);
      }
    }
    ranges.cut();
  }

  private InsnList call(String hook, VarInsnNode hash) {
    InsnList call = new InsnList();
    call.add(new VarInsnNode(Opcodes.ALOAD, 0));
    call.add(new VarInsnNode(Opcodes.ILOAD, hash.var));
    call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, hooks, hook, MAP_AND_HASH, false));
    return call;
  }

  /** Where the method puts the hash of its key into a local, which it does first of all. */
  private static @Nullable VarInsnNode hashOf(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.name.equals("spread")
          && insn.getNext() instanceof VarInsnNode store
          && store.getOpcode() == Opcodes.ISTORE) {
        return store;
      }
    }
    return null;
  }
}
