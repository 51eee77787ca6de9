import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Gives libraries that are compiled for very old JVMs what newer ones verify faster by. */
final class StackMaps {
  private final Map<String, byte[]> entries;

  StackMaps(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  void addToOldLibraries() {
    entries.replaceAll((name, bytes) -> isOldLibrary(name, bytes) ? withFrames(bytes) : bytes);
  }

  private static boolean isOldLibrary(String name, byte[] bytes) {
    return name.startsWith("dev/threadlint/shaded/asm/")
        && name.endsWith(".class")
        && new ClassReader(bytes).readShort(6) < Opcodes.V1_7;
  }

  /**
   * A class file with stack maps: without them the JVM must infer all types anew, at every start.
   */
  private byte[] withFrames(byte[] bytes) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            Set<String> supertypes = new LinkedHashSet<>(Set.of("java/lang/Object"));
            for (String type = one; supertypes.add(type); type = superOf(type)) {
              // Up to Object, which is there already.
            }
            String type = other;
            while (!supertypes.contains(type)) {
              type = superOf(type);
            }
            return type;
          }
        };
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  String signature,
                  String superName,
                  String[] interfaces) {
                super.visit(Opcodes.V17, access, name, signature, superName, interfaces);
              }
            },
            ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private String superOf(String type) {
    byte[] bytes = entries.get(type + ".class");
    if (bytes != null) {
      ClassReader reader = new ClassReader(bytes);
      boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
      return isInterface ? "java/lang/Object" : reader.getSuperName();
    }
    try {
      Class<?> parent = Class.forName(type.replace('/', '.')).getSuperclass();
      return parent == null ? "java/lang/Object" : Type.getInternalName(parent);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type, e);
    }
  }
}
