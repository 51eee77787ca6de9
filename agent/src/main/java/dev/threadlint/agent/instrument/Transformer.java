package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.BinHooks;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.instrument.monitor.MapBins;
import dev.threadlint.agent.instrument.monitor.MonitorInstrumentation;
import dev.threadlint.agent.instrument.monitor.Untouched;
import dev.threadlint.agent.site.SiteTable;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Puts hooks into classes as they are loaded or retransformed. */
public final class Transformer implements ClassFileTransformer {
  private static final String BIN_HOOKS = BinHooks.class.getName().replace('.', '/');

  private final Instrumentations instrumentations;
  private final ClassFilter filter;
  private final SiteTable sites;
  private final Untouched untouched;
  private final MonitorCalls calls = new MonitorCalls();
  private final AtomicInteger traced = new AtomicInteger();
  private final Set<String> jdkTraced = ConcurrentHashMap.newKeySet();

  /** A transformer that tells what it had to leave alone. */
  public Transformer(
      Instrumentations instrumentations, ClassFilter filter, SiteTable sites, Untouched untouched) {
    this.instrumentations = instrumentations;
    this.filter = filter;
    this.sites = sites;
    this.untouched = untouched;
  }

  /** How many classes got hooks. */
  public int traced() {
    return traced.get();
  }

  /** Whether a class of the boot loader has its hooks already. */
  boolean hasTraced(Class<?> type) {
    return jdkTraced.contains(type.getName().replace('.', '/'));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (className == null) {
      return null;
    }
    InstrumentedType type = instrumentations.of(loader, className);
    if (type == null && !filter.traces(loader, className)) {
      return null;
    }
    ThreadState state = ThreadState.enterTracer();
    try {
      byte[] changed =
          type != null
              ? withProbes(type, classFile)
              : loader == null && className.equals(MapBins.MAP)
                  ? MapBins.transform(classFile, BIN_HOOKS, untouched)
                  : MonitorInstrumentation.transform(classFile, sites, calls, untouched);
      if (changed != null) {
        traced.incrementAndGet();
        if (loader == null) {
          jdkTraced.add(className);
        }
      }
      return changed;
    } catch (Throwable t) {
      // The class must load, whatever is wrong with it or with us.
      untouched.leave(className.replace('/', '.'), null, t.toString());
      return null;
    } finally {
      state.leaveTracer();
    }
  }

  private static byte[] withProbes(InstrumentedType type, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new ProbeAdapter(writer, type), 0);
    return writer.toByteArray();
  }
}
