package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Thrown;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes the proxy of a token. */
final class ProxyMaker {
  private ProxyMaker() {}

  static BaseProxy make(Token token) {
    try {
      Constructor<? extends BaseProxy> constructor =
          token.proxyType().getDeclaredConstructor(Token.class);
      constructor.setAccessible(true);
      return constructor.newInstance(token);
    } catch (InvocationTargetException e) {
      throw Thrown.again(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          token.proxyType().getName() + " has no constructor that takes a Token", e);
    }
  }
}
