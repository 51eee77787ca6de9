package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out by which fields one gets to the object that could not be serialised. */
final class TravelPath {
  /*
   * Java's exception names a class and nothing else. So after a failure, and only then, the object
   * is walked over once more by reflection. Where that is not allowed, the class must do.
   */
  private static final int DEEPEST = 100;

  private final Predicate<Object> culprit;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private TravelPath(Predicate<Object> culprit) {
    this.culprit = culprit;
  }

  /** {@code cannot pickle 'Socket' object (java.net.Socket, at Job.client.socket)}. */
  static NotPicklable notPicklable(@Nullable Object root, NotSerializableException e) {
    String culprit = String.valueOf(e.getMessage());
    String path = search(root, object -> object.getClass().getName().equals(culprit));
    return new NotPicklable(text(culprit, path), culprit, path, e);
  }

  /** Something of which no more is known than a text. */
  static NotPicklable failed(String text, @Nullable Throwable e) {
    return new NotPicklable(text, e);
  }

  /**
   * What refused to be copied says so in Python's words, which do not say where it is: that is told
   * beside them.
   *
   * @return the same failure
   */
  static RuntimeException refused(
      RuntimeException failure, @Nullable Object root, Object refusing) {
    String culprit = refusing.getClass().getName();
    String path = search(root, object -> object == refusing);
    failure.addSuppressed(new NotPicklable(text(culprit, path), culprit, path, null));
    return failure;
  }

  private static @Nullable String search(@Nullable Object root, Predicate<Object> culprit) {
    return root == null ? null : new TravelPath(culprit).search(root, nameOf(root), 0);
  }

  private static String text(String culprit, @Nullable String path) {
    String simple = culprit.substring(culprit.lastIndexOf('.') + 1);
    String where = path == null ? "" : ", at " + path;
    int lambda = culprit.indexOf("$$Lambda");
    if (lambda >= 0) {
      String function = culprit.substring(0, lambda) + ".<locals>.<lambda>";
      return "Can't pickle local object <function %s> (its interface is not Serializable%s)"
          .formatted(function, where);
    }
    return "cannot pickle '%s' object (%s%s)"
        .formatted(pythonName(culprit, simple), culprit, where);
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
    if (culprit.test(object)) {
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
    } else if (object instanceof Arguments arguments) {
      String found = searchItems(arguments.positional(), path, depth);
      return found != null ? found : searchMap(arguments.keywords(), path, depth);
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
