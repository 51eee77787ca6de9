import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes the bootstrap classes that Java cannot say. */
final class Forge {
  private static final int COPIES = 256;
  private static final String STATE = HideBootstrapClasses.CLASS_PREFIX + "ThreadState";
  private static final String MAP = HideBootstrapClasses.CLASS_PREFIX + "Map";
  private static final String LOCALS = "java/lang/ThreadLocal$ThreadLocalMap";
  private static final String LOCALS_INIT = "(Ljava/lang/ThreadLocal;Ljava/lang/Object;)V";

  /**
   * The monitor hooks once for every few sites.
   *
   * <p>The JIT removes a lock and its object only where the branch that would look at the object has
   * never been taken, and it keeps count per method: one copy for all sites would have seen it all.
   */
  static byte[] sites(byte[] monitorHooks) {
    ClassNode hooks = new ClassNode();
    new ClassReader(monitorHooks).accept(hooks, 0);
    ClassWriter sites = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    sites.visit(hooks.version, access, HideBootstrapClasses.SITES, null, "java/lang/Object", null);
    for (MethodNode method : hooks.methods) {
      if ((method.access & Opcodes.ACC_PUBLIC) == 0) {
        continue;
      }
      refuseWhatOthersMayNotCall(hooks, method);
      String copied = method.name.equals("enter") ? "e" : method.name.equals("exit") ? "x" : null;
      if (copied == null) {
        method.accept(sites);
        continue;
      }
      for (int i = 0; i < COPIES; i++) {
        method.name = copied + i;
        method.accept(sites);
      }
    }
    sites.visitEnd();
    return sites.toByteArray();
  }

  /** A copy is in another class: what is private here would be an error there, in the program. */
  private static void refuseWhatOthersMayNotCall(ClassNode hooks, MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      boolean mayNot =
          instruction instanceof MethodInsnNode call
                  && call.owner.equals(hooks.name)
                  && hooks.methods.stream()
                      .anyMatch(each -> isPrivate(each.access) && each.name.equals(call.name))
              || instruction instanceof FieldInsnNode use
                  && use.owner.equals(hooks.name)
                  && hooks.fields.stream()
                      .anyMatch(each -> isPrivate(each.access) && each.name.equals(use.name));
      if (mayNot) {
        throw new IllegalStateException(
            "the public method " + method.name + " of " + hooks.name + " uses a private member");
      }
    }
  }

  private static boolean isPrivate(int access) {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  /** {@code class ThreadlintMap extends ThreadLocalMap { final ThreadlintThreadState state; }}. */
  static byte[] map() {
    ClassWriter map = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    map.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, MAP, null, LOCALS, null);
    map.visitField(Opcodes.ACC_FINAL, "state", "L" + STATE + ";", null, null).visitEnd();
    MethodVisitor init =
        map.visitMethod(0, "<init>", "(Ljava/lang/ThreadLocal;L" + STATE + ";)V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitVarInsn(Opcodes.ALOAD, 1);
    init.visitVarInsn(Opcodes.ALOAD, 2);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, LOCALS, "<init>", LOCALS_INIT, false);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitVarInsn(Opcodes.ALOAD, 2);
    init.visitFieldInsn(Opcodes.PUTFIELD, MAP, "state", "L" + STATE + ";");
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
    map.visitEnd();
    return map.toByteArray();
  }

  /**
   * The thread state with the two methods that find and place it in a map of ours.
   *
   * @param byMethod whether Thread gives its map through methods, as later JDKs do, or by field
   */
  static byte[] mappedState(byte[] plainState, boolean byMethod) {
    ClassReader reader = new ClassReader(plainState);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, desc, signature, exceptions);
            if (name.equals("current")) {
              writeCurrent(next, byMethod);
              return null;
            }
            if (name.equals("place")) {
              writePlace(next, byMethod);
              return null;
            }
            return next;
          }
        },
        0);
    return writer.toByteArray();
  }

  /** The same methods, by the JDK's internal Unsafe and LiveStackFrame. */
  static byte[] rawFields(byte[] placeholders) {
    ClassReader reader = new ClassReader(placeholders);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, desc, signature, exceptions);
            if (name.startsWith("<")) {
              return next;
            }
            next.visitCode();
            writeRaw(next, name, desc);
            next.visitInsn(Type.getReturnType(desc).getOpcode(Opcodes.IRETURN));
            next.visitMaxs(0, 0);
            next.visitEnd();
            return null;
          }
        },
        0);
    return writer.toByteArray();
  }

  private static void writeRaw(MethodVisitor code, String name, String desc) {
    String frame = "java/lang/LiveStackFrame";
    if (name.equals("liveWalker")) {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, frame, "getStackWalker", desc, true);
      return;
    }
    if (name.equals("monitorsOf")) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitTypeInsn(Opcodes.CHECKCAST, frame);
      String monitors = "()[Ljava/lang/Object;";
      code.visitMethodInsn(Opcodes.INVOKEINTERFACE, frame, "getMonitors", monitors, true);
      return;
    }
    String unsafe = "jdk/internal/misc/Unsafe";
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, unsafe, "getUnsafe", "()L" + unsafe + ";", false);
    int slot = 0;
    for (Type arg : Type.getArgumentTypes(desc)) {
      code.visitVarInsn(arg.getOpcode(Opcodes.ILOAD), slot);
      slot += arg.getSize();
    }
    String method =
        name.equals("offset")
            ? "objectFieldOffset"
            : name.startsWith("get") ? name + "Volatile" : name;
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, unsafe, method, desc, false);
  }

  private static void writeCurrent(MethodVisitor code, boolean byMethod) {
    Label absent = new Label();
    code.visitCode();
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;", false);
    getMap(code, byMethod);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, MAP);
    code.visitJumpInsn(Opcodes.IFEQ, absent);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, MAP);
    code.visitFieldInsn(Opcodes.GETFIELD, MAP, "state", "L" + STATE + ";");
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(absent);
    code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {LOCALS}, 0, null);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, STATE, "create", "()L" + STATE + ";", false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void writePlace(MethodVisitor code, boolean byMethod) {
    Label none = new Label();
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, MAP);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.GETSTATIC, STATE, "CURRENT", "Ljava/lang/ThreadLocal;");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, MAP, "<init>", "(Ljava/lang/ThreadLocal;L" + STATE + ";)V", false);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, STATE, "thread", "Ljava/lang/Thread;");
    getMap(code, byMethod);
    code.visitVarInsn(Opcodes.ASTORE, 2);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitJumpInsn(Opcodes.IFNULL, none);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        HideBootstrapClasses.CLASS_PREFIX + "ThreadMaps",
        "adopt",
        "(Ljava/lang/Object;Ljava/lang/Object;)V",
        false);
    code.visitLabel(none);
    code.visitFrame(Opcodes.F_APPEND, 2, new Object[] {MAP, LOCALS}, 0, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, STATE, "thread", "Ljava/lang/Thread;");
    code.visitVarInsn(Opcodes.ALOAD, 1);
    setMap(code, byMethod);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void getMap(MethodVisitor code, boolean byMethod) {
    String type = "L" + LOCALS + ";";
    if (byMethod) {
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, "java/lang/Thread", "threadLocals", "()" + type, false);
    } else {
      code.visitFieldInsn(Opcodes.GETFIELD, "java/lang/Thread", "threadLocals", type);
    }
  }

  private static void setMap(MethodVisitor code, boolean byMethod) {
    String type = "L" + LOCALS + ";";
    if (byMethod) {
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          "java/lang/Thread",
          "setThreadLocals",
          "(" + type + ")V",
          false);
    } else {
      code.visitFieldInsn(Opcodes.PUTFIELD, "java/lang/Thread", "threadLocals", type);
    }
  }
}
