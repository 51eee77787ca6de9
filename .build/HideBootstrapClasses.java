import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Last step of packaging: turns the classes that shading has moved to java.lang into resources of
 * the agent.
 *
 * <p>No class loader but the boot loader may define java.lang classes, so they travel as data and
 * the agent injects them. Run as a single source file, because it must neither be in the jar nor
 * need a module of its own.
 *
 * <p>Arguments: the jar, which is replaced, and the time to give to every entry.
 */
final class HideBootstrapClasses {
  private static final String CLASS_PREFIX = "java/lang/Threadlint";
  private static final String SITES = CLASS_PREFIX + "Sites";
  private static final String RESOURCES = "dev/threadlint/agent/boot/";
  private static final Pattern START =
      Pattern.compile(
          "dev/threadlint/(agent/(?!api/|cli/|ThreadlintAgent|AgentLoader).*"
              + "|shaded/asm/(tree/)?[^/]*|reports/(model|recording)/.*)");

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    LocalDateTime time = OffsetDateTime.parse(args[1]).toLocalDateTime();
    Map<String, byte[]> entries = read(jar);
    Path result = jar.resolveSibling(jar.getFileName() + ".tmp");
    write(hideBootstrapClasses(entries), time, result);
    Files.move(result, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, byte[]> hideBootstrapClasses(Map<String, byte[]> entries) {
    Map<String, byte[]> hidden = new TreeMap<>();
    Map<String, byte[]> kept = new TreeMap<>();
    entries.forEach(
        (name, bytes) -> {
          if (name.startsWith(CLASS_PREFIX) && name.endsWith(".class")) {
            hidden.put(name.substring(0, name.length() - ".class".length()), bytes);
          } else {
            kept.put(name, bytes);
          }
        });
    hidden.put(
        CLASS_PREFIX + "RawFields", Forge.rawFields(hidden.get(CLASS_PREFIX + "RawFields")));
    hidden.put(SITES, Forge.sites(hidden.get(CLASS_PREFIX + "MonitorHooks")));
    kept.put(RESOURCES + "mapped/ThreadlintMap.classdata", Forge.map());
    byte[] state = hidden.get(CLASS_PREFIX + "ThreadState");
    kept.put(RESOURCES + "mapped/byField.classdata", Forge.mappedState(state, false));
    kept.put(RESOURCES + "mapped/byMethod.classdata", Forge.mappedState(state, true));
    Set<String> index = new LinkedHashSet<>();
    hidden.keySet().forEach(name -> addAfterItsSupertypes(name, hidden, index));
    StringBuilder lines = new StringBuilder();
    for (String name : index) {
      String simpleName = name.substring("java/lang/".length());
      kept.put(RESOURCES + simpleName + ".classdata", hidden.get(name));
      lines.append(simpleName).append('\n');
    }
    kept.replaceAll((name, bytes) -> isOldLibrary(name, bytes) ? withFrames(bytes, kept) : bytes);
    kept.put(RESOURCES + "index", lines.toString().getBytes(StandardCharsets.UTF_8));
    kept.put(RESOURCES + "start", startFiles(kept));
    return kept;
  }

  private static boolean isOldLibrary(String name, byte[] bytes) {
    return name.startsWith("dev/threadlint/shaded/asm/")
        && name.endsWith(".class")
        && new ClassReader(bytes).readShort(6) < Opcodes.V1_7;
  }

  /**
   * A class file with stack maps: without them the JVM must infer all types anew, at every start.
   */
  private static byte[] withFrames(byte[] bytes, Map<String, byte[]> entries) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            Set<String> supertypes = new LinkedHashSet<>(Set.of("java/lang/Object"));
            for (String type = one; supertypes.add(type); type = superOf(type, entries)) {
              // Up to Object, which is there already.
            }
            String type = other;
            while (!supertypes.contains(type)) {
              type = superOf(type, entries);
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

  private static String superOf(String type, Map<String, byte[]> entries) {
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

  /** Copies of the files that every start of the agent reads, in one piece. */
  private static byte[] startFiles(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        String name = entry.getKey();
        if (START.matcher(name).matches()) {
          out.writeInt(name.length());
          out.writeBytes(name);
          out.writeInt(entry.getValue().length);
          out.write(entry.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Defining a class resolves its supertypes, so the index lists them first. */
  private static void addAfterItsSupertypes(
      String name, Map<String, byte[]> hidden, Set<String> index) {
    ClassReader reader = new ClassReader(hidden.get(name));
    if (hidden.containsKey(reader.getSuperName())) {
      addAfterItsSupertypes(reader.getSuperName(), hidden, index);
    }
    for (String type : reader.getInterfaces()) {
      if (hidden.containsKey(type)) {
        addAfterItsSupertypes(type, hidden, index);
      }
    }
    index.add(name);
  }

  private static void write(Map<String, byte[]> entries, LocalDateTime time, Path jar)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      // JarInputStream finds the manifest only if it is the first entry.
      put(zip, JarFile.MANIFEST_NAME, entries.remove(JarFile.MANIFEST_NAME), time);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue(), time);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // Local time, as the zip format has it: the result does not depend on the builder's time zone.
    entry.setTimeLocal(time);
    if (name.equals(RESOURCES + "start")) {
      // Not compressed, because it is read at every start.
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Makes the bootstrap classes that Java cannot say. */
  private static final class Forge {
    private static final int COPIES = 256;
    private static final String STATE = CLASS_PREFIX + "ThreadState";
    private static final String MAP = CLASS_PREFIX + "Map";
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
      sites.visit(hooks.version, access, SITES, null, "java/lang/Object", null);
      for (MethodNode method : hooks.methods) {
        if ((method.access & Opcodes.ACC_PUBLIC) == 0) {
          continue;
        }
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
          CLASS_PREFIX + "ThreadMaps",
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
}
