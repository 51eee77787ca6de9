package dev.threadlint.agent.instrument.monitor;

import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** One class file that is being changed: its sites, and the calls that can be inserted into it. */
final class ClassSites {
  final String internalName;

  /** The major version of its class file format. */
  final int version;

  private final String className;
  private final SiteTable sites;
  private final HookCalls hooks;
  private int ordinal;

  ClassSites(String internalName, int version, SiteTable sites, HookCalls hooks) {
    this.internalName = internalName;
    this.version = version;
    this.className = internalName.replace('/', '.');
    this.sites = sites;
    this.hooks = hooks;
  }

  /** Whether its methods have stack maps. */
  boolean hasFrames() {
    return version >= Opcodes.V1_6;
  }

  /** Whether its code can load the class itself as a constant. */
  boolean hasClassConstants() {
    return version >= Opcodes.V1_5;
  }

  int registerMethod(String methodName, int line) {
    return sites.register(new Site(className, methodName, line, null, true, ordinal++));
  }

  int registerBlock(String methodName, int line, LockOperand lock) {
    String field = lock.fieldName();
    boolean ofClass = lock.isOfClass();
    return sites.register(new Site(className, methodName, line, field, ofClass, false, ordinal++));
  }

  AbstractInsnNode enter(int site) {
    return call(hooks.enter(site), "(Ljava/lang/Object;I)V");
  }

  AbstractInsnNode exit(int site) {
    return call(hooks.exit(site), "(Ljava/lang/Object;I)V");
  }

  AbstractInsnNode thrown() {
    return call(hooks.thrown(), "(Ljava/lang/Object;I)V");
  }

  AbstractInsnNode staticEnter() {
    return call(hooks.staticEnter(), "(I)V");
  }

  AbstractInsnNode staticExit() {
    return call(hooks.staticExit(), "(I)V");
  }

  AbstractInsnNode waitBefore(boolean repeated) {
    return call(hooks.waitBefore(repeated), "(Ljava/lang/Object;)V");
  }

  AbstractInsnNode waitAfter() {
    return call(hooks.waitAfter(), "()V");
  }

  AbstractInsnNode notifyBefore() {
    return call(hooks.notifyBefore(), "(Ljava/lang/Object;)V");
  }

  AbstractInsnNode aliveAfter() {
    return call(Objects.requireNonNull(hooks.aliveAfter()), "(Ljava/lang/Object;)V");
  }

  AbstractInsnNode loadClass() {
    return new LdcInsnNode(Type.getObjectType(internalName));
  }

  static AbstractInsnNode push(int site) {
    if (site <= 5) {
      return new InsnNode(Opcodes.ICONST_0 + site);
    }
    if (site <= Byte.MAX_VALUE) {
      return new IntInsnNode(Opcodes.BIPUSH, site);
    }
    return site <= Short.MAX_VALUE
        ? new IntInsnNode(Opcodes.SIPUSH, site)
        : new LdcInsnNode(Integer.valueOf(site));
  }

  private AbstractInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, hooks.owner(), name, descriptor, false);
  }
}
