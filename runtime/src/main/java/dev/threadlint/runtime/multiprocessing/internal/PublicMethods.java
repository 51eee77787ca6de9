package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.PythonRepr;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls methods by name, as Python does. */
public final class PublicMethods {
  private static final Map<Class<?>, List<Method>> KNOWN = new ConcurrentHashMap<>();

  private PublicMethods() {}

  /** The names of all public methods, but for those that every object has. */
  public static List<String> namesOf(Object object) {
    return of(object.getClass()).stream().map(Method::getName).distinct().toList();
  }

  /**
   * Calls the method of a name that takes such arguments; what it throws comes through.
   *
   * @throws IllegalArgumentException if none does
   */
  public static @Nullable Object call(
      String name, @Nullable Object object, @Nullable Object[] arguments) throws Throwable {
    if (object != null) {
      for (Method method : of(object.getClass())) {
        if (method.getName().equals(name) && takes(method, arguments)) {
          return invoke(method, object, arguments);
        }
      }
    }
    throw new IllegalArgumentException(
        "%s() takes no such arguments: %s".formatted(name, PythonRepr.of(arguments)));
  }

  private static @Nullable Object invoke(Method method, Object object, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static List<Method> of(Class<?> type) {
    return KNOWN.computeIfAbsent(type, PublicMethods::find);
  }

  // Sorted, for reflection promises no order and overloads must not depend on it. The class itself
  // need not be public; where it cannot be opened, its interfaces have what can be called.
  private static List<Method> find(Class<?> type) {
    return superTypes(type)
        .flatMap(each -> Stream.of(each.getMethods()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
        .filter(Method::trySetAccessible)
        .sorted(Comparator.comparing(Method::toGenericString))
        .toList();
  }

  private static Stream<Class<?>> superTypes(Class<?> type) {
    Stream<Class<?>> interfaces =
        Stream.<Class<?>>of(type.getInterfaces()).flatMap(PublicMethods::superTypes);
    Class<?> superclass = type.getSuperclass();
    Stream<Class<?>> above = superclass == null ? Stream.empty() : superTypes(superclass);
    return Stream.concat(Stream.of(type), Stream.concat(above, interfaces));
  }

  private static boolean takes(Method method, @Nullable Object[] arguments) {
    Class<?>[] types =
        MethodType.methodType(void.class, method.getParameterTypes()).wrap().parameterArray();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean fits =
          arguments[i] == null
              ? !method.getParameterTypes()[i].isPrimitive()
              : types[i].isInstance(arguments[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
