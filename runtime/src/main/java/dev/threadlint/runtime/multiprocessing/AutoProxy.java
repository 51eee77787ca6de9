package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.PythonRepr;
import java.io.Serial;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an object of a registered type. Python: {@code AutoProxy}.
 *
 * <p>Java cannot grow methods as it runs: call them by name, or let the proxy be an interface that
 * has them.
 *
 * <pre>{@code
 * AutoProxy counter = (AutoProxy) manager.create("Counter");
 * counter.invoke("increment", 2);
 * counter.as(Counting.class).increment(2);
 * }</pre>
 */
public final class AutoProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  AutoProxy(Token token) {
    super(token);
  }

  /**
   * Calls a method that is exposed. Python: {@code proxy.method(…)}.
   *
   * @throws NoSuchElementException {@code 'AutoProxy[Counter]' object has no attribute 'nope'}
   */
  public @Nullable Object invoke(String method, @Nullable Object... arguments) {
    if (!token().exposed().contains(method)) {
      throw new NoSuchElementException(
          "'%s' object has no attribute %s".formatted(typeName(), PythonRepr.of(method)));
    }
    return call(method, arguments);
  }

  /** The same object as an interface, each call of which is one of {@link #invoke}. */
  public <T> T as(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::pass));
  }

  @Override
  String typeName() {
    return "AutoProxy[" + token().typeid() + "]";
  }

  private @Nullable Object pass(
      Object self, Method method, @Nullable Object @Nullable [] arguments) {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(self, method.getName(), arguments);
    }
    return invoke(method.getName(), arguments == null ? new Object[0] : arguments);
  }

  private Object ofObject(Object self, String method, @Nullable Object @Nullable [] arguments) {
    return switch (method) {
      case "equals" -> arguments != null && arguments[0] == self;
      case "hashCode" -> hashCode();
      default -> toString();
    };
  }
}
