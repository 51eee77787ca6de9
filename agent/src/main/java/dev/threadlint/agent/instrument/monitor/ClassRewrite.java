package dev.threadlint.agent.instrument.monitor;

import dev.threadlint.agent.site.SiteTable;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites the marked methods of one class file and copies all others as they are. */
final class ClassRewrite {
  // A method that cannot be changed loses its mark, and the class is done again without it.

  private static final int NEWEST_KNOWN = Opcodes.V28;

  private final byte[] classFile;
  private final byte[] marks;
  private final SiteTable sites;
  private final HookCalls hooks;
  private final Untouched untouched;
  private boolean expandFrames;

  ClassRewrite(
      byte[] classFile, byte[] marks, SiteTable sites, HookCalls hooks, Untouched untouched) {
    this.classFile = classFile;
    this.marks = marks;
    this.sites = sites;
    this.hooks = hooks;
    this.untouched = untouched;
  }

  /** The changed class file, or null if no marked method could be changed. */
  byte @Nullable [] run() {
    byte[] readable = readable();
    while (anyMark()) {
      Methods methods = new Methods(new ClassReader(readable));
      try {
        byte[] changed = methods.rewrite();
        if (changed == null) {
          return null;
        }
        System.arraycopy(classFile, 4, changed, 4, 4);
        return changed;
      } catch (SynchronizedMethod.NeedsExpandedFrames e) {
        expandFrames = true;
      } catch (MethodTooLargeException e) {
        methods.giveUp(e.getMethodName(), e.getDescriptor(), "method too large");
      } catch (UntouchedMethodException e) {
        methods.giveUp(String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  /** The class file under a version number that ASM reads. */
  private byte[] readable() {
    int major = (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    if (major <= NEWEST_KNOWN) {
      return classFile;
    }
    byte[] older = classFile.clone();
    older[6] = 0;
    older[7] = NEWEST_KNOWN;
    return older;
  }

  private boolean anyMark() {
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private final class Methods extends ClassVisitor {
    private final ClassReader reader;
    private final ClassWriter writer;
    private final String[] names = new String[marks.length];
    private final String[] descriptors = new String[marks.length];
    private final ClassSites owner;
    private int next;
    private boolean changed;

    Methods(ClassReader reader) {
      this(reader, new ClassWriter(reader, 0));
    }

    private Methods(ClassReader reader, ClassWriter writer) {
      super(Opcodes.ASM9, writer);
      this.reader = reader;
      this.writer = writer;
      int version = (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
      this.owner = new ClassSites(reader.getClassName(), version, sites, hooks);
    }

    byte @Nullable [] rewrite() {
      reader.accept(this, expandFrames ? ClassReader.EXPAND_FRAMES : 0);
      return changed ? writer.toByteArray() : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      int index = next++;
      names[index] = name;
      descriptors[index] = descriptor;
      if (name.startsWith("<")) {
        // The JVM ignores the flag here.
        marks[index] &= ~MonitorScan.SYNCHRONIZED;
      }
      if (marks[index] == 0) {
        return copy;
      }
      return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          rewrite(this, marks[index]);
          accept(copy);
        }
      };
    }

    /** Reports the method that was begun last. */
    void giveUp(String reason) {
      giveUp(next - 1, reason);
    }

    void giveUp(String name, String descriptor, String reason) {
      for (int i = 0; i < next; i++) {
        if (marks[i] != 0 && name.equals(names[i]) && descriptor.equals(descriptors[i])) {
          giveUp(i, reason);
          return;
        }
      }
      throw new IllegalStateException(reason);
    }

    private void giveUp(int index, String reason) {
      marks[index] = 0;
      untouched.leave(
          reader.getClassName().replace('/', '.'), names[index].concat(descriptors[index]), reason);
    }

    private void rewrite(MethodNode method, int mark) {
      try {
        changed |= new MethodRewrite(owner, method).run(mark, expandFrames);
      } catch (UntouchedMethodException | SynchronizedMethod.NeedsExpandedFrames e) {
        throw e;
      } catch (RuntimeException e) {
        throw new UntouchedMethodException(e.toString());
      }
    }
  }
}
