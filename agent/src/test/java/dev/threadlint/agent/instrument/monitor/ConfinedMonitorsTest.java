package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Monitors of objects that no other thread can know get no calls. */
class ConfinedMonitorsTest {

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void freshLocks_haveCallsOnlyIfGivenAway(Compiler compiler) {
    Map<String, byte[]> originals = compiler.compile("shapes/FreshLocks.java");
    byte[] changed = Instrumented.of(originals).classFiles.get("shapes.FreshLocks");
    ClassNode node = new ClassNode();
    new ClassReader(changed).accept(node, 0);
    for (MethodNode method : node.methods) {
      int without = monitors(method) - calls(method);
      String name = compiler + " " + method.name;
      if (method.name.startsWith("confined")) {
        assertThat(without).as(name).isEqualTo(monitorsOfFresh(method));
      } else if (method.name.startsWith("open")) {
        assertThat(without).as(name).isZero();
        assertThat(calls(method)).as(name).isPositive();
      }
    }
  }

  /** The lock named LEFT is in one of the methods: its two blocks have calls. */
  private static int monitorsOfFresh(MethodNode method) {
    return method.name.equals("confinedThenPublished") ? monitors(method) / 3 : monitors(method);
  }

  private static int monitors(MethodNode method) {
    int count = 0;
    for (AbstractInsnNode insn : method.instructions) {
      boolean monitor =
          insn.getOpcode() == Opcodes.MONITORENTER || insn.getOpcode() == Opcodes.MONITOREXIT;
      count += monitor ? 1 : 0;
    }
    return count;
  }

  private static int calls(MethodNode method) {
    int count = 0;
    for (AbstractInsnNode insn : method.instructions) {
      boolean call = insn instanceof MethodInsnNode node && node.owner.equals(RecorderCalls.OWNER);
      count += call ? 1 : 0;
    }
    return count;
  }
}
