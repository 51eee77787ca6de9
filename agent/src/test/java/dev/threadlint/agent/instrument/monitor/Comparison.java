package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What was found, inserted and left out, in all classes that were compared. */
final class Comparison {
  private static final Set<String> WAITS =
      Set.of("wait()V", "wait(J)V", "wait(JI)V", "notify()V", "notifyAll()V");

  int classes;
  int changedClasses;
  int blocks;
  int synchronizedMethods;
  int waits;
  int confinedBlocks;

  /** Counts a class, and asserts that nothing but calls was inserted, and no call is missing. */
  void compare(byte[] original, byte[] changed, List<String> untouched) {
    classes++;
    if (changed == null && untouched.isEmpty()) {
      assertThat(hasMonitors(original)).as("class " + classes).isFalse();
      return;
    }
    changedClasses += changed == null ? 0 : 1;
    ClassNode before = read(original);
    ClassNode after = changed == null ? before : read(changed);
    assertThat(after.version).isEqualTo(before.version);
    assertThat(after.access).isEqualTo(before.access);
    assertThat(after.fields).hasSameSizeAs(before.fields);
    assertThat(after.methods).hasSameSizeAs(before.methods);
    for (int i = 0; i < before.methods.size(); i++) {
      MethodNode method = before.methods.get(i);
      String name = before.name.replace('/', '.') + " " + method.name + method.desc;
      boolean left = untouched.stream().anyMatch(line -> line.startsWith(name + " "));
      compare(name, method, after.methods.get(i), left);
    }
  }

  @Override
  public String toString() {
    return classes
        + " classes, "
        + changedClasses
        + " changed; "
        + blocks
        + " blocks ("
        + confinedBlocks
        + " confined), "
        + synchronizedMethods
        + " synchronized methods, "
        + waits
        + " waits and notifies";
  }

  private void compare(String name, MethodNode before, MethodNode after, boolean left) {
    assertThat(after.name + after.desc + after.access)
        .isEqualTo(before.name + before.desc + before.access);
    int enters = 0;
    int exits = 0;
    int waitCalls = 0;
    boolean makes = false;
    for (AbstractInsnNode insn : before.instructions) {
      enters += insn.getOpcode() == Opcodes.MONITORENTER ? 1 : 0;
      exits += insn.getOpcode() == Opcodes.MONITOREXIT ? 1 : 0;
      makes |= insn.getOpcode() == Opcodes.NEW;
      waitCalls += isWait(insn) ? 1 : 0;
    }
    boolean whole =
        (before.access & Opcodes.ACC_SYNCHRONIZED) != 0
            && before.instructions.size() > 0
            && !before.name.startsWith("<");
    blocks += enters;
    synchronizedMethods += whole ? 1 : 0;
    waits += waitCalls;
    if (enters + exits + waitCalls == 0 && !whole) {
      return;
    }
    Stripped stripped = Stripped.of(after);
    if (!left) {
      int entered = stripped.enters - (whole ? 1 : 0);
      confinedBlocks += enters - entered;
      assertThat(entered).as(name).isLessThanOrEqualTo(enters).isEqualTo(makes ? entered : enters);
      assertThat(stripped.exits == 0).as(name).isEqualTo(entered == 0 && exits == 0 && !whole);
      assertThat(stripped.waits).as(name).isEqualTo(waitCalls);
    }
    assertThat(stripped.lines()).as(name).isEqualTo(Stripped.of(before).lines());
  }

  private static boolean isWait(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && insn.getOpcode() != Opcodes.INVOKESTATIC
        && WAITS.contains(call.name + call.desc);
  }

  /**
   * Whether there is anything to do in a class; of confined blocks no class is full, so all count.
   */
  private static boolean hasMonitors(byte[] classFile) {
    boolean[] found = new boolean[1];
    MethodVisitor code =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitInsn(int opcode) {
            found[0] |= opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
          }

          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean isInterface) {
            found[0] |= opcode != Opcodes.INVOKESTATIC && WAITS.contains(name + descriptor);
          }
        };
    ClassVisitor methods =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean hasCode = (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
            found[0] |=
                hasCode && (access & Opcodes.ACC_SYNCHRONIZED) != 0 && !name.startsWith("<");
            return code;
          }
        };
    new ClassReader(classFile).accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found[0];
  }

  private static ClassNode read(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG);
    return node;
  }
}
