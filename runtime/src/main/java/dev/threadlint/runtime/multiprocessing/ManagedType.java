package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Routine;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a manager knows of one type: the keyword arguments of Python's {@code
 * BaseManager.register(…)}.
 *
 * <pre>{@code
 * manager.register("Counter", ManagedType.of(args -> new Counter()).exposed("increment", "value"));
 * }</pre>
 */
public final class ManagedType implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final ManagedType UNKNOWN =
      new ManagedType(null, AutoProxy.class, null, Map.of(), true);

  @SuppressWarnings("serial") // a lambda or method reference
  private final @Nullable Routine<?> callable;

  private final Class<? extends BaseProxy> proxyType;

  @SuppressWarnings("serial") // lists and maps of the JDK
  private final @Nullable List<String> exposed;

  @SuppressWarnings("serial")
  private final Map<String, String> methodToTypeid;

  private final boolean createMethod;

  private ManagedType(
      @Nullable Routine<?> callable,
      Class<? extends BaseProxy> proxyType,
      @Nullable List<String> exposed,
      Map<String, String> methodToTypeid,
      boolean createMethod) {
    this.callable = callable;
    this.proxyType = proxyType;
    this.exposed = exposed;
    this.methodToTypeid = methodToTypeid;
    this.createMethod = createMethod;
  }

  /** Whose objects a routine makes or finds. Python: {@code callable=f}. */
  public static ManagedType of(Routine<?> callable) {
    return new ManagedType(callable, AutoProxy.class, null, Map.of(), true);
  }

  /** Whose objects another process makes: for a client that only connects. */
  public static ManagedType remote() {
    return UNKNOWN;
  }

  /**
   * What stands for the objects: a subclass of BaseProxy with a constructor that takes a {@link
   * Token}. Python: {@code proxytype=P}.
   */
  public ManagedType proxy(Class<? extends BaseProxy> newProxyType) {
    return new ManagedType(callable, newProxyType, exposed, methodToTypeid, createMethod);
  }

  /** The methods that may be called; otherwise all public ones. Python: {@code exposed=[…]}. */
  public ManagedType exposed(String... methods) {
    return new ManagedType(callable, proxyType, List.of(methods), methodToTypeid, createMethod);
  }

  /**
   * Says that a method returns an object that stays in the manager, of that type. Python: {@code
   * method_to_typeid={method: typeid}}.
   */
  public ManagedType returns(String method, String typeid) {
    Map<String, String> more = new TreeMap<>(methodToTypeid);
    more.put(method, typeid);
    return new ManagedType(callable, proxyType, exposed, more, createMethod);
  }

  /** Has the manager make no such objects for clients. Python: {@code create_method=False}. */
  public ManagedType withoutCreateMethod() {
    return new ManagedType(callable, proxyType, exposed, methodToTypeid, false);
  }

  @Nullable Routine<?> callable() {
    return callable;
  }

  Class<? extends BaseProxy> proxyType() {
    return proxyType;
  }

  @Nullable List<String> exposed() {
    return exposed;
  }

  Map<String, String> methodToTypeid() {
    return methodToTypeid;
  }

  boolean hasCreateMethod() {
    return createMethod;
  }
}
