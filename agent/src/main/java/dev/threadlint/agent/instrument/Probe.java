package dev.threadlint.agent.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One call of a hook in one method of a type.
 *
 * @param method the method's name
 * @param desc its descriptor; null for all of that name
 * @param at where in the method
 * @param hook the hook's class, internal name
 * @param hookMethod the hook's name
 * @param hookDesc the hook's descriptor
 * @param args what it is given, a letter each: {@code r} the result, which comes first, {@code t}
 *     this, {@code f} the field of this that {@link InstrumentedType#reads} names, {@code 0} to
 *     {@code 9} the parameter of that index, {@code d} whether the parameter that is a deadline of
 *     the runtime library never comes, {@code n} the nanoseconds that are left until it comes
 * @param tag a number to pass as last argument; 0 for none
 */
record Probe(
    String method,
    @Nullable String desc,
    At at,
    String hook,
    String hookMethod,
    String hookDesc,
    String args,
    int tag) {

  /** Where a hook is called. */
  enum At {
    /** Before anything else. */
    ENTRY,
    /** Before each normal return. */
    RETURN,
    /** Before each normal return and when the method throws. */
    END,
    /** Before each call of {@code Collection.add}: the hook is given what is added. */
    ADD
  }
}
