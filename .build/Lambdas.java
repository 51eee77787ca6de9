import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes classes of lambdas. The JDK would make them in the traced program's JVM, each at a
 * millisecond of its processor's time, before its main and after it.
 *
 * <p>A lambda whose types need more than a cast is left as it is.
 */
final class Lambdas {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String MAKE = "of";

  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, byte[]> result = new TreeMap<>();
  private int number;

  private Lambdas(Map<String, byte[]> classFiles) {
    classFiles.forEach(
        (name, classFile) -> {
          ClassNode node = new ClassNode();
          new ClassReader(classFile).accept(node, 0);
          classes.put(name, node);
        });
  }

  /** The classes and those of their lambdas; each by its internal name. */
  static Map<String, byte[]> madeClasses(Map<String, byte[]> classFiles) {
    Lambdas lambdas = new Lambdas(classFiles);
    lambdas.classes.values().forEach(lambdas::replace);
    lambdas.classes.forEach(
        (name, node) -> {
          ClassWriter writer = new ClassWriter(0);
          node.accept(writer);
          lambdas.result.put(name, writer.toByteArray());
        });
    return lambdas.result;
  }

  private void replace(ClassNode host) {
    number = 0;
    for (MethodNode method : host.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof InvokeDynamicInsnNode
            && isPlain((InvokeDynamicInsnNode) instruction)) {
          InvokeDynamicInsnNode lambda = (InvokeDynamicInsnNode) instruction;
          String name = make(host, lambda);
          method.instructions.set(
              lambda, new MethodInsnNode(Opcodes.INVOKESTATIC, name, MAKE, lambda.desc, false));
        }
      }
    }
  }

  private static boolean isPlain(InvokeDynamicInsnNode lambda) {
    if (!lambda.bsm.getOwner().equals(FACTORY) || !lambda.bsm.getName().equals("metafactory")) {
      return false;
    }
    Type[] given = given(lambda);
    Type[] taken = taken((Handle) lambda.bsmArgs[1]);
    if (given.length != taken.length) {
      return false;
    }
    for (int i = 0; i < given.length; i++) {
      if (isPrimitive(given[i]) != isPrimitive(taken[i])
          || isPrimitive(given[i]) && !given[i].equals(taken[i])) {
        return false;
      }
    }
    Type wanted = ((Type) lambda.bsmArgs[0]).getReturnType();
    Type returned = returned((Handle) lambda.bsmArgs[1]);
    return wanted.getSort() == Type.VOID
        || isPrimitive(wanted) == isPrimitive(returned)
            && (!isPrimitive(wanted) || wanted.equals(returned));
  }

  /** What the lambda has captured, and what it is called with, as its own types say. */
  private static Type[] given(InvokeDynamicInsnNode lambda) {
    List<Type> given = new ArrayList<>(List.of(Type.getArgumentTypes(lambda.desc)));
    given.addAll(List.of(((Type) lambda.bsmArgs[2]).getArgumentTypes()));
    return given.toArray(new Type[0]);
  }

  private static Type[] taken(Handle body) {
    List<Type> taken = new ArrayList<>();
    if (hasReceiver(body)) {
      taken.add(Type.getObjectType(body.getOwner()));
    }
    taken.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    return taken.toArray(new Type[0]);
  }

  private static boolean hasReceiver(Handle body) {
    return body.getTag() != Opcodes.H_INVOKESTATIC && !isNew(body);
  }

  private static boolean isNew(Handle body) {
    return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  private static Type returned(Handle body) {
    return isNew(body) ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private String make(ClassNode host, InvokeDynamicInsnNode lambda) {
    String name = host.name + "$Lambda" + number++;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String type = Type.getReturnType(lambda.desc).getInternalName();
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(host.version, access, name, null, "java/lang/Object", new String[] {type});
    joinNest(host, name, writer);
    Type[] captured = Type.getArgumentTypes(lambda.desc);
    for (int i = 0; i < captured.length; i++) {
      writer.visitField(Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
    }
    constructor(writer, name, captured);
    maker(writer, name, lambda.desc, captured);
    call(writer, name, lambda, captured);
    writer.visitEnd();
    result.put(name, writer.toByteArray());
    return name;
  }

  /** Bodies of lambdas are private methods. */
  private void joinNest(ClassNode host, String name, ClassWriter writer) {
    String outermost = host.nestHostClass == null ? host.name : host.nestHostClass;
    writer.visitNestHost(outermost);
    ClassNode lister = classes.get(outermost);
    if (lister.nestMembers == null) {
      lister.nestMembers = new ArrayList<>();
    }
    lister.nestMembers.add(name);
  }

  private static void constructor(ClassWriter writer, String name, Type[] captured) {
    MethodVisitor code =
        writer.visitMethod(
            0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int at = 1;
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), at);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
      at += captured[i].getSize();
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void maker(ClassWriter writer, String name, String descriptor, Type[] captured) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, MAKE, descriptor, null, null);
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int at = 0;
    for (Type type : captured) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), at);
      at += type.getSize();
    }
    String init = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", init, false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** The interface's method: what was captured, then what it was given, to the lambda's body. */
  private static void call(
      ClassWriter writer, String name, InvokeDynamicInsnNode lambda, Type[] captured) {
    String erased = ((Type) lambda.bsmArgs[0]).getDescriptor();
    Handle body = (Handle) lambda.bsmArgs[1];
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, lambda.name, erased, null, null);
    code.visitCode();
    if (isNew(body)) {
      code.visitTypeInsn(Opcodes.NEW, body.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured[i].getDescriptor());
    }
    Type[] taken = taken(body);
    Type[] arguments = Type.getArgumentTypes(erased);
    int at = 1;
    for (int i = 0; i < arguments.length; i++) {
      code.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), at);
      at += arguments[i].getSize();
      if (!isPrimitive(arguments[i])) {
        code.visitTypeInsn(Opcodes.CHECKCAST, taken[captured.length + i].getInternalName());
      }
    }
    code.visitMethodInsn(
        opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    end(code, Type.getReturnType(erased), returned(body));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static int opcode(Handle body) {
    switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC:
        return Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE:
        return Opcodes.INVOKEINTERFACE;
      case Opcodes.H_NEWINVOKESPECIAL:
        return Opcodes.INVOKESPECIAL;
      default:
        // Private ones as well, in one nest.
        return body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }
  }

  private static void end(MethodVisitor code, Type wanted, Type returned) {
    if (wanted.getSort() == Type.VOID) {
      if (returned.getSize() > 0) {
        code.visitInsn(returned.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    } else if (!isPrimitive(wanted)
        && !wanted.getInternalName().equals("java/lang/Object")
        && !wanted.equals(returned)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
    }
    code.visitInsn(wanted.getOpcode(Opcodes.IRETURN));
  }
}
