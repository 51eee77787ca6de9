package dev.threadlint.agent.instrument;

import dev.threadlint.agent.instrument.Probe.At;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hooks of one type. Built once at install, then only read. */
final class InstrumentedType {
  final String className;
  final List<Probe> probes;

  /** The field of this that hooks may be given. */
  String field = "";

  /** Its descriptor. */
  String fieldDesc = "";

  private final String hooks;

  /**
   * @param className internal name of the type
   * @param hooks class of its hooks
   */
  InstrumentedType(String className, Class<?> hooks) {
    this(className, hooks, new ArrayList<>());
  }

  private InstrumentedType(String className, Class<?> hooks, List<Probe> probes) {
    this.className = className;
    this.hooks = hooks.getName().replace('.', '/');
    this.probes = probes;
  }

  /** The same type, to be given hooks of another class. */
  InstrumentedType with(Class<?> otherHooks) {
    return new InstrumentedType(className, otherHooks, probes);
  }

  /** Names the field that hooks are given for an {@code f}. */
  InstrumentedType reads(String name, String desc) {
    field = name;
    fieldDesc = desc;
    return this;
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

  /** Calls a hook with each thing that a method adds to a collection. */
  InstrumentedType onAdd(String method, String hookMethod) {
    return probe(At.ADD, method, hookMethod, "(Ljava/lang/Object;)V", "", 0);
  }

  private InstrumentedType probe(
      At at, String method, String hookMethod, String hookDesc, String args, int tag) {
    int paren = method.indexOf('(');
    String name = paren < 0 ? method : method.substring(0, paren);
    @Nullable String desc = paren < 0 ? null : method.substring(paren);
    probes.add(new Probe(name, desc, at, hooks, hookMethod, hookDesc, args, tag));
    return this;
  }

  @Override
  public String toString() {
    return className;
  }
}
