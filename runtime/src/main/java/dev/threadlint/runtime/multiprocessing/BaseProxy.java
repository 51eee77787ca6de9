package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an object in a manager's process. Python: {@code multiprocessing.managers.BaseProxy}.
 *
 * <p>It may be sent anywhere, also into other objects of the manager, and is the same object
 * everywhere. The manager drops the object when its last proxy is forgotten. What a call returns is
 * a copy, unless it is itself a proxy.
 *
 * <p>Each thread that calls has a thread of its own in the manager, so it may own an RLock there.
 */
public class BaseProxy implements Serializable {
  /*
   * The manager counts one reference for each proxy and each proxy on its way: whoever serialises
   * one counts it, whoever gets it takes that reference over. A proxy that is lost on its way keeps
   * the object until the manager ends.
   */
  @Serial private static final long serialVersionUID = 1;

  private final Token token;
  private final transient byte[] authkey;

  /** Takes over a reference that the manager has counted. */
  protected BaseProxy(Token token) {
    this.token = token;
    this.authkey = ManagerKeys.of(token.address());
    ManagerReferences.releaseWhenForgotten(this, token, authkey);
  }

  /**
   * Calls a method of the object. Python: {@code proxy._callmethod(name, args)}.
   *
   * @return a copy of what the method returned, or a proxy
   * @throws RemoteError if there is no such method, or it is not exposed, or its result cannot
   *     travel; what the method itself throws is thrown as it is
   */
  public @Nullable Object call(String method, @Nullable Object... arguments) {
    return ManagerLine.call(token.address(), authkey, token.id(), method, arguments);
  }

  /** A copy of the object, which must be serialisable. Python: {@code proxy._getvalue()}. */
  public @Nullable Object getValue() {
    return call(ManagerServer.GET_VALUE);
  }

  /** Which object it is. Python: {@code proxy._token}. */
  public final Token token() {
    return token;
  }

  /** {@code <DictProxy object, typeid 'dict' at 0x1f>}. Python: {@code repr(proxy)}. */
  public final String repr() {
    return "<%s object, typeid '%s' at %s>"
        .formatted(typeName(), token.typeid(), Repr.address(this));
  }

  /** What the object says of itself. Python: {@code str(proxy)}. */
  @Override
  public String toString() {
    try {
      return String.valueOf(call(ManagerServer.STR));
    } catch (RuntimeException e) {
      String repr = repr();
      return repr.substring(0, repr.length() - 1) + "; '__str__()' failed>";
    }
  }

  /** What Python calls the type of the proxy. */
  String typeName() {
    return getClass().getSimpleName();
  }

  final int callInt(String method, @Nullable Object... arguments) {
    return call(method, arguments) instanceof Integer result ? result : 0;
  }

  final boolean callBoolean(String method, @Nullable Object... arguments) {
    return Boolean.TRUE.equals(call(method, arguments));
  }

  /** What is sent in its place; for subclasses too, so not private. */
  @Serial
  protected final Object writeReplace() {
    ManagerReferences.add(token, authkey);
    return new Handle(token, Spawning.isActive() ? authkey : new byte[0]);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Handle(Token token, byte[] authkey) implements Serializable {
    @Serial
    private Object readResolve() {
      if (authkey.length > 0) {
        ManagerKeys.remember(token.address(), authkey);
      }
      return ProxyMaker.make(token);
    }
  }
}
