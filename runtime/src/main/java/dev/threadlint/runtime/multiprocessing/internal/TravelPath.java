package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import java.io.NotSerializableException;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out by which fields one gets to the object that could not be serialised. */
final class TravelPath {
  /*
   * Java's exception names a class and nothing else. So after a failure, and only then, the object
   * is walked over once more by reflection. Where that is not allowed, the class must do.
   */
  private static final int DEEPEST = 100;

  private final String culprit;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private TravelPath(String culprit) {
    this.culprit = culprit;
  }

  /** {@code cannot pickle 'Socket' object (java.net.Socket, at Job.client.socket)}. */
  static NotPicklable notPicklable(@Nullable Object root, NotSerializableException e) {
    String culprit = String.valueOf(e.getMessage());
    String path = root == null ? null : new TravelPath(culprit).search(root, nameOf(root), 0);
    String simple = culprit.substring(culprit.lastIndexOf('.') + 1);
    String where = path == null ? "" : ", at " + path;
    int lambda = culprit.indexOf("$$Lambda");
    if (lambda >= 0) {
      String function = culprit.substring(0, lambda) + ".<locals>.<lambda>";
      return new NotPicklable(
          "Can't pickle local object <function %s> (its interface is not Serializable%s)"
              .formatted(function, where),
          e);
    }
    return new NotPicklable(
        "cannot pickle '%s' object (%s%s)".formatted(pythonName(culprit, simple), culprit, where),
        e);
  }

  private static String pythonName(String culprit, String simple) {
    return switch (culprit) {
      case "dev.threadlint.runtime.threading.Lock" -> "_thread.lock";
      case "dev.threadlint.runtime.threading.RLock" -> "_thread.RLock";
      default -> simple;
    };
  }

  private @Nullable String search(@Nullable Object object, String path, int depth) {
    if (object == null || depth > DEEPEST || !seen.add(object)) {
      return null;
    }
    if (object.getClass().getName().equals(culprit)) {
      return path;
    }
    try {
      return searchInside(object, path, depth + 1);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private @Nullable String searchInside(Object object, String path, int depth)
      throws ReflectiveOperationException {
    if (object instanceof Object[] array) {
      return searchItems(Arrays.asList(array), path, depth);
    } else if (object instanceof Iterable<?> items) {
      return searchItems(items, path, depth);
    } else if (object instanceof Map<?, ?> map) {
      return searchMap(map, path, depth);
    } else if (object instanceof Serializable && isLambda(object)) {
      return searchCaptured(object, path, depth);
    }
    return object instanceof Serializable ? searchFields(object, path, depth) : null;
  }

  private @Nullable String searchItems(Iterable<?> items, String path, int depth) {
    int index = 0;
    for (Object item : items) {
      String found = search(item, path + "[" + index + "]", depth);
      if (found != null) {
        return found;
      }
      index++;
    }
    return null;
  }

  private @Nullable String searchMap(Map<?, ?> map, String path, int depth) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String place = path + "[" + entry.getKey() + "]";
      String found = search(entry.getKey(), place, depth);
      found = found != null ? found : search(entry.getValue(), place, depth);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String searchCaptured(Object lambda, String path, int depth)
      throws ReflectiveOperationException {
    Method writeReplace = lambda.getClass().getDeclaredMethod("writeReplace");
    writeReplace.setAccessible(true);
    if (writeReplace.invoke(lambda) instanceof SerializedLambda form) {
      for (int i = 0; i < form.getCapturedArgCount(); i++) {
        Object captured = form.getCapturedArg(i);
        String found = search(captured, path + ".<captured " + i + ">", depth);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String searchFields(Object object, String path, int depth)
      throws ReflectiveOperationException {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      ObjectStreamClass form = ObjectStreamClass.lookup(type);
      for (ObjectStreamField part : form == null ? ObjectStreamClass.NO_FIELDS : form.getFields()) {
        if (!part.isPrimitive()) {
          Field field = type.getDeclaredField(part.getName());
          field.setAccessible(true);
          String found = search(field.get(object), path + "." + part.getName(), depth);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private static boolean isLambda(Object object) {
    return object.getClass().isSynthetic();
  }

  private static String nameOf(Object root) {
    return isLambda(root) ? "<lambda>" : PythonType.nameOf(root.getClass());
  }
}
