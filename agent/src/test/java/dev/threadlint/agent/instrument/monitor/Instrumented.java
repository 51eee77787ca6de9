package dev.threadlint.agent.instrument.monitor;

import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Classes after their transformation, checked by ASM, ready to be run under the {@link Recorder}.
 */
final class Instrumented implements Untouched {
  final SiteTable sites = new SiteTable();
  final List<String> untouched = new ArrayList<>();
  final Map<String, byte[]> classFiles = new TreeMap<>();

  static Instrumented of(Map<String, byte[]> originals) {
    Instrumented instrumented = new Instrumented();
    originals.forEach(
        (name, original) -> {
          byte[] changed = instrumented.transform(original);
          instrumented.classFiles.put(name, changed == null ? original : changed);
        });
    return instrumented;
  }

  /** One class; null if it stays as it is. */
  byte @Nullable [] transform(byte[] original) {
    byte[] changed = transformUnchecked(original);
    if (changed != null) {
      check(changed);
    }
    return changed;
  }

  byte @Nullable [] transformUnchecked(byte[] original) {
    return MonitorInstrumentation.transform(original, sites, new RecorderCalls(), this);
  }

  Class<?> load(String name) throws ClassNotFoundException {
    return new ClassMap(classFiles).loadClass(name);
  }

  /** The sites of the monitors, by number less one. */
  List<Site> sites() {
    List<Site> all = new ArrayList<>();
    for (int id = 1; id <= sites.size(); id++) {
      all.add(sites.lookup(id));
    }
    return all;
  }

  @Override
  public void leave(String className, @Nullable String method, String reason) {
    untouched.add(className + " " + method + " " + reason);
  }

  /** Throws if the code of a class is not right; the hierarchy of classes is not looked at. */
  static void check(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    // The writer is there for the method sizes that the check of the data flow needs.
    reader.accept(new CheckClassAdapter(new ClassWriter(0), true), 0);
  }
}
