package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.site.SiteTable;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Class files that no Java compiler writes, or that are at a limit of the format. */
class OddClassesTest implements Opcodes {
  private final Instrumented instrumented = new Instrumented();
  private final ClassWriter writer = new ClassWriter(0);

  @Test
  void synchronizedMethod_overwritesThis_exitsTheRightLock() throws Exception {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method =
        method(ACC_SYNCHRONIZED, "odd", "(JLjava/lang/String;)Ljava/lang/Object;");
    Label loop = new Label();
    method.visitVarInsn(ALOAD, 3);
    method.visitVarInsn(ASTORE, 0);
    method.visitLabel(loop);
    method.visitFrame(
        F_FULL, 3, new Object[] {"java/lang/String", LONG, "java/lang/String"}, 0, null);
    method.visitVarInsn(LLOAD, 1);
    method.visitInsn(LCONST_1);
    method.visitInsn(LSUB);
    method.visitInsn(DUP2);
    method.visitVarInsn(LSTORE, 1);
    method.visitInsn(LCONST_0);
    method.visitInsn(LCMP);
    method.visitJumpInsn(IFGT, loop);
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/String", "trim", "()Ljava/lang/String;", false);
    method.visitInsn(ARETURN);
    end(method, 4, 4);
    Class<?> odd = load();

    Recorder recorder = Recorder.begin();
    Object result = invoke(odd, "odd", 3L, " text ");
    assertThat(result).isEqualTo("text");
    assertThat(recorder.calls()).containsExactly("enter 1", "exit 1");
    assertThat(recorder.balanced()).isTrue();

    recorder = Recorder.begin();
    assertThat(invoke(odd, "odd", 3L, null)).isInstanceOf(NullPointerException.class);
    assertThat(recorder.calls()).containsExactly("enter 1", "exit 1");
    assertThat(recorder.balanced()).isTrue();
  }

  @Test
  void synchronizedMethod_stackMapForgetsThis_isChangedAllTheSame() throws Exception {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method = method(ACC_SYNCHRONIZED, "odd", "(I)V");
    Label end = new Label();
    method.visitVarInsn(ILOAD, 1);
    method.visitJumpInsn(IFEQ, end);
    method.visitInsn(NOP);
    method.visitLabel(end);
    method.visitFrame(F_CHOP, 2, null, 0, null);
    method.visitInsn(RETURN);
    end(method, 1, 2);

    Recorder recorder = Recorder.begin();
    assertThat(invoke(load(), "odd", 1)).isNull();
    assertThat(recorder.calls()).containsExactly("enter 1", "exit 1");
    assertThat(recorder.balanced()).isTrue();
  }

  @Test
  void initializers_saidToBeSynchronized_areNot() {
    begin(V1_4, ACC_PUBLIC);
    MethodVisitor method = method(ACC_STATIC | ACC_SYNCHRONIZED, "<clinit>", "()V");
    method.visitInsn(RETURN);
    end(method, 0, 0);
    assertThat(transformed()).isNull();
    assertThat(instrumented.untouched).isEmpty();
  }

  @Test
  void rangeReachesPastExit_callIsLeftOut() throws Exception {
    begin(V1_5, ACC_PUBLIC);
    MethodVisitor method = method(0, "odd", "(Ljava/lang/Object;)I");
    Label start = new Label();
    Label middle = new Label();
    Label handler = new Label();
    Label end = new Label();
    method.visitTryCatchBlock(start, middle, handler, null);
    method.visitTryCatchBlock(handler, end, handler, null);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITORENTER);
    method.visitLabel(start);
    method.visitVarInsn(ALOAD, 1);
    method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITOREXIT);
    method.visitVarInsn(ISTORE, 2);
    method.visitVarInsn(ILOAD, 2);
    method.visitInsn(IRETURN);
    method.visitLabel(middle);
    method.visitLabel(handler);
    method.visitVarInsn(ASTORE, 2);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITOREXIT);
    method.visitVarInsn(ALOAD, 2);
    method.visitLabel(end);
    method.visitInsn(ATHROW);
    end(method, 2, 3);
    byte[] original = writer.toByteArray();
    byte[] changed = instrumented.transform(original);
    new Comparison().compare(original, changed, instrumented.untouched);

    ClassNode node = new ClassNode();
    new ClassReader(changed).accept(node, 0);
    MethodNode odd = node.methods.get(1);
    assertThat(odd.tryCatchBlocks).hasSize(4);
    odd.tryCatchBlocks.forEach(range -> assertThat(hasExitCall(range.start, range.end)).isFalse());
  }

  @Test
  void rangeOfOuterLockEndsAtInnerExit_callStaysInIt() {
    begin(V1_5, ACC_PUBLIC);
    MethodVisitor method = method(0, "odd", "(Ljava/lang/Object;Ljava/lang/Object;)V");
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, null);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITORENTER);
    method.visitLabel(start);
    method.visitVarInsn(ALOAD, 2);
    method.visitInsn(MONITORENTER);
    method.visitVarInsn(ALOAD, 2);
    method.visitInsn(MONITOREXIT);
    method.visitLabel(end);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITOREXIT);
    method.visitInsn(RETURN);
    method.visitLabel(handler);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITOREXIT);
    method.visitInsn(ATHROW);
    end(method, 2, 3);
    ClassNode node = new ClassNode();
    new ClassReader(transformed()).accept(node, 0);
    MethodNode odd = node.methods.get(1);
    assertThat(odd.tryCatchBlocks).hasSize(1);
    // As Kotlin has it: outside, a way out of the method would leave the outer lock taken.
    assertThat(hasExitCall(odd.tryCatchBlocks.get(0).start, odd.tryCatchBlocks.get(0).end))
        .isTrue();
  }

  private static boolean hasExitCall(AbstractInsnNode from, AbstractInsnNode to) {
    for (AbstractInsnNode insn = from; insn != to; insn = insn.getNext()) {
      if (insn instanceof MethodInsnNode call && call.name.equals("exit")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void monitorBeforeConstructor_methodIsLeft() {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method = method(0, "odd", "()V");
    method.visitTypeInsn(NEW, "java/lang/Object");
    method.visitInsn(DUP);
    method.visitInsn(MONITORENTER);
    method.visitInsn(DUP);
    method.visitInsn(MONITOREXIT);
    method.visitInsn(POP);
    method.visitInsn(RETURN);
    end(method, 2, 1);
    addBlock();
    byte[] changed = instrumented.transform(writer.toByteArray());
    assertThat(changed).isNotNull();
    assertThat(instrumented.untouched)
        .containsExactly("odd.Odd odd()V monitor of an object before its constructor");
  }

  @Test
  void methodAtTheLimit_isLeftAndTheOthersAreChanged() throws Exception {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method = method(ACC_SYNCHRONIZED, "odd", "()I");
    for (int i = 0; i < 65_530; i++) {
      method.visitInsn(NOP);
    }
    method.visitInsn(ICONST_3);
    method.visitInsn(IRETURN);
    end(method, 1, 1);
    addBlock();
    Class<?> odd = load();
    assertThat(instrumented.untouched).containsExactly("odd.Odd odd()I method too large");
    assertThat(invoke(odd, "odd")).isEqualTo(3);
    Recorder recorder = Recorder.begin();
    assertThat(invoke(odd, "block", new Object())).isNull();
    assertThat(recorder.calls()).hasSize(2);
  }

  @Test
  void jumpGetsTooFar_isWidened() throws Exception {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method = method(ACC_SYNCHRONIZED, "odd", "(I)I");
    Label far = new Label();
    method.visitVarInsn(ILOAD, 1);
    method.visitJumpInsn(IFEQ, far);
    for (int i = 0; i < 32_758; i++) {
      method.visitInsn(NOP);
    }
    method.visitInsn(ICONST_3);
    method.visitInsn(IRETURN);
    method.visitLabel(far);
    method.visitFrame(F_SAME, 0, null, 0, null);
    method.visitInsn(ICONST_4);
    method.visitInsn(IRETURN);
    end(method, 1, 2);
    Class<?> odd = load();
    assertThat(instrumented.untouched).isEmpty();
    Recorder recorder = Recorder.begin();
    assertThat(invoke(odd, "odd", 1)).isEqualTo(3);
    assertThat(invoke(odd, "odd", 0)).isEqualTo(4);
    assertThat(recorder.calls()).containsExactly("enter 1", "exit 1", "enter 1", "exit 1");
    assertThat(recorder.balanced()).isTrue();
  }

  @Test
  void everyWaitCall_isFound() throws Exception {
    begin(V17, ACC_PUBLIC);
    MethodVisitor method = method(0, "odd", "(Ljava/lang/Runnable;)V");
    method.visitVarInsn(ALOAD, 1);
    method.visitMethodInsn(INVOKEINTERFACE, "java/lang/Runnable", "notify", "()V", true);
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "notifyAll", "()V", false);
    method.visitVarInsn(ALOAD, 0);
    method.visitLdcInsn(1L);
    method.visitInsn(ICONST_1);
    method.visitMethodInsn(INVOKEVIRTUAL, "odd/Odd", "wait", "(JI)V", false);
    method.visitInsn(RETURN);
    end(method, 4, 2);
    Class<?> odd = load();
    Recorder recorder = Recorder.begin();
    Runnable own = () -> {};
    assertThat(invoke(odd, "odd", own)).isInstanceOf(IllegalMonitorStateException.class);
    assertThat(recorder.calls()).containsExactly("notify false");
  }

  @Test
  void versionOfTheFuture_isKept() {
    begin(V17, ACC_PUBLIC);
    addBlock();
    byte[] original = writer.toByteArray();
    original[7] = 99;
    byte[] changed =
        MonitorInstrumentation.transform(
            original, instrumented.sites, new RecorderCalls(), instrumented);
    assertThat(changed).isNotNull();
    assertThat(changed[7]).isEqualTo((byte) 99);
    changed[7] = V17;
    Instrumented.check(changed);
  }

  @Test
  void tableIsFull_callsGetNumberZero() throws Exception {
    for (int i = 0; i < SiteTable.MAX_ID - 1; i++) {
      instrumented.sites.register("a.Class", "method", i, null, false);
    }
    begin(V17, ACC_PUBLIC);
    addBlock();
    MethodVisitor method = method(ACC_SYNCHRONIZED, "odd", "()V");
    method.visitInsn(RETURN);
    end(method, 0, 1);
    Class<?> odd = load();
    Recorder recorder = Recorder.begin();
    invoke(odd, "block", new Object());
    invoke(odd, "odd");
    assertThat(recorder.calls()).containsExactly("enter 65535", "exit 65535", "enter 0", "exit 0");
  }

  @Test
  void oldStaticMethod_isToldWithoutLock() throws Exception {
    begin(V1_1, ACC_PUBLIC);
    MethodVisitor method = method(ACC_SYNCHRONIZED | ACC_STATIC, "odd", "(I)I");
    method.visitInsn(ICONST_1);
    method.visitVarInsn(ILOAD, 0);
    method.visitInsn(IDIV);
    method.visitInsn(IRETURN);
    end(method, 2, 1);
    Class<?> odd = load();
    Recorder recorder = Recorder.begin();
    assertThat(invoke(odd, "odd", 1)).isEqualTo(1);
    assertThat(invoke(odd, "odd", 0)).isInstanceOf(ArithmeticException.class);
    assertThat(recorder.calls())
        .containsExactly("static enter 1", "static exit 1", "static enter 1", "static exit 1");
  }

  @Test
  void transformedTwice_keepsItsNumbers() {
    begin(V17, ACC_PUBLIC);
    addBlock();
    byte[] original = writer.toByteArray();
    assertThat(instrumented.transform(original)).isEqualTo(instrumented.transform(original));
    assertThat(instrumented.sites.size()).isEqualTo(1);
  }

  @Test
  void noClassFile_isToldAndNothingThrown() {
    byte[] nonsense = new byte[100];
    nonsense[9] = 20;
    nonsense[10] = 77;
    assertThat(instrumented.transform(nonsense)).isNull();
    assertThat(instrumented.transform(new byte[0])).isNull();
    begin(V17, ACC_PUBLIC);
    addBlock();
    byte[] half = Arrays.copyOf(writer.toByteArray(), 100);
    assertThat(instrumented.transform(half)).isNull();
    assertThat(instrumented.untouched).hasSize(3).allMatch(line -> line.contains(" null "));
  }

  private void begin(int version, int access) {
    writer.visit(version, access | ACC_SUPER, "odd/Odd", null, "java/lang/Object", null);
    MethodVisitor constructor = method(0, "<init>", "()V");
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(RETURN);
    end(constructor, 1, 1);
  }

  private void addBlock() {
    MethodVisitor method = method(0, "block", "(Ljava/lang/Object;)V");
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITORENTER);
    method.visitVarInsn(ALOAD, 1);
    method.visitInsn(MONITOREXIT);
    method.visitInsn(RETURN);
    end(method, 1, 2);
  }

  private MethodVisitor method(int access, String name, String descriptor) {
    MethodVisitor method = writer.visitMethod(access | ACC_PUBLIC, name, descriptor, null, null);
    method.visitCode();
    return method;
  }

  private static void end(MethodVisitor method, int maxStack, int maxLocals) {
    method.visitMaxs(maxStack, maxLocals);
    method.visitEnd();
  }

  private byte[] transformed() {
    return instrumented.transform(writer.toByteArray());
  }

  private Class<?> load() throws ClassNotFoundException {
    byte[] changed = transformed();
    assertThat(changed).isNotNull();
    return new ClassMap(Map.of("odd.Odd", changed)).loadClass("odd.Odd");
  }

  private static Object invoke(Class<?> odd, String name, Object... arguments) throws Exception {
    for (var method : odd.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        try {
          return method.invoke(odd.getDeclaredConstructor().newInstance(), arguments);
        } catch (InvocationTargetException e) {
          return e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
