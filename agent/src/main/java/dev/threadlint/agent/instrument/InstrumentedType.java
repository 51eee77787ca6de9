package dev.threadlint.agent.instrument;

import dev.threadlint.agent.instrument.Probe.At;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hooks of one JDK type. Built once at install, then only read. */
final class InstrumentedType {
  final String className;
  final List<Probe> probes = new ArrayList<>();

  private final String hooks;

  /**
   * @param className internal name of the type
   * @param hooks class of its hooks
   */
  InstrumentedType(String className, Class<?> hooks) {
    this.className = className;
    this.hooks = hooks.getName().replace('.', '/');
  }

  /** Calls a hook first thing in a method. */
  InstrumentedType entry(String method, String hookMethod, String hookDesc, String args, int tag) {
    return probe(At.ENTRY, method, hookMethod, hookDesc, args, tag);
  }

  /** Calls a hook before each normal return of a method. */
  InstrumentedType onReturn(
      String method, String hookMethod, String hookDesc, String args, int tag) {
    return probe(At.RETURN, method, hookMethod, hookDesc, args, tag);
  }

  /** Calls a hook whenever a method ends. */
  InstrumentedType end(String method, String hookMethod, String hookDesc, String args, int tag) {
    return probe(At.END, method, hookMethod, hookDesc, args, tag);
  }

  private InstrumentedType probe(
      At at, String method, String hookMethod, String hookDesc, String args, int tag) {
    int paren = method.indexOf('(');
    String name = paren < 0 ? method : method.substring(0, paren);
    @Nullable String desc = paren < 0 ? null : method.substring(paren);
    probes.add(new Probe(name, desc, at, hooks, hookMethod, hookDesc, args, tag));
    return this;
  }
}
