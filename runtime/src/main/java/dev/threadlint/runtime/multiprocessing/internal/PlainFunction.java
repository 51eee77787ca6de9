package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Takes lambdas and method references apart into names and values, and puts them together. */
final class PlainFunction {
  /*
   * It asks the compiler's own methods, as Java serialisation does: writeReplace of the function
   * and $deserializeLambda$ of the class that it was written in. Where a module keeps these to
   * itself, Java serialisation must do it. The filter is asked for the same classes here and there.
   */
  private static final MethodType OF_MAKER =
      MethodType.methodType(Object.class, SerializedLambda.class);

  private record Asked(Class<?> serialClass) implements FilterInfo {
    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 0;
    }
  }

  private PlainFunction() {}

  /** The form of a function, null if it is none or cannot be taken apart. */
  static @Nullable SerializedLambda formOf(Object value) {
    Class<?> type = value.getClass();
    if (!type.isHidden() || !(value instanceof Serializable)) {
      return null;
    }
    try {
      Method writeReplace = type.getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return writeReplace.invoke(value) instanceof SerializedLambda form ? form : null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /**
   * The class that a function was written in, if the filter lets it in.
   *
   * @param first whether no code of the program can have set a filter yet: what a worker is told
   *     first is as good as its command line, and to load filters takes it longer than all the rest
   */
  static Class<?> homeOf(String name, boolean first) {
    Class<?> home = load(name.replace('/', '.'));
    if (!first) {
      check(SerializedLambda.class);
      check(home);
    }
    return home;
  }

  /** The function of a form. */
  static Object make(Class<?> home, SerializedLambda form) {
    try {
      Class.forName(home.getName(), true, home.getClassLoader());
      Object function = called(makerOf(home), form);
      if (ChildMain.isReadingTask()
          && form.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic) {
        // The class of the method: if it starts processes of its own, that is refused now.
        Class.forName(form.getImplClass().replace('/', '.'), true, home.getClassLoader());
      }
      return function;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw e instanceof UnpicklingFailed failed ? failed : new UnpicklingFailed(e.toString(), e);
    }
  }

  /** Not a Method, for whose first call newer JVMs make and load classes. */
  private static MethodHandle makerOf(Class<?> home) throws ReflectiveOperationException {
    return MethodHandles.privateLookupIn(home, MethodHandles.lookup())
        .findStatic(home, "$deserializeLambda$", OF_MAKER);
  }

  private static Object called(MethodHandle maker, SerializedLambda form) {
    try {
      return (Object) maker.invokeExact(form);
    } catch (Throwable e) {
      throw new UnpicklingFailed(e.toString(), e);
    }
  }

  private static Class<?> load(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return loadAsHere(name);
    }
  }

  private static Class<?> loadAsHere(String name) {
    try {
      return Class.forName(name, false, PlainFunction.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnpicklingFailed("Can't get class '" + name + "'", e);
    }
  }

  /** Not of what a child is started with: that is as good as its command line. */
  private static void check(Class<?> type) {
    if (ChildMain.isBootstrapping()) {
      return;
    }
    ObjectInputFilter filter = TravelFilter.current();
    if (filter.checkInput(new Asked(type)) == Status.REJECTED) {
      throw new UnpicklingFailed("filter status: REJECTED", null);
    }
  }
}
