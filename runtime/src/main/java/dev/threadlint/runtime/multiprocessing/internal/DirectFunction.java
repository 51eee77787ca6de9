package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.Thrown;
import java.io.Serial;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/** Calls the method that a function refers to, without the class that the JVM makes for it. */
final class DirectFunction {
  /*
   * To make that class takes a JVM that has just been started as long as all else that a short
   * child does, and what a child is started with is called once. So this is done for the commonest
   * kinds: static methods, and lambdas that capture nothing, as a Block or a Routine.
   */
  private static final MethodType OF_BLOCK = MethodType.methodType(void.class);
  private static final MethodType OF_ROUTINE = MethodType.methodType(Object.class, Arguments.class);

  private DirectFunction() {}

  /** A Block or a Routine, null if it is of another kind or not to be reached. */
  static @Nullable Object of(Class<?> home, SerializedLambda form) {
    if (form.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
        || form.getCapturedArgCount() != 0) {
      return null;
    }
    try {
      // As the long way does: if it starts processes of its own, that is refused now.
      Class.forName(home.getName(), true, home.getClassLoader());
      String kind = form.getFunctionalInterfaceClass();
      if (kind.equals("dev/threadlint/runtime/Block")) {
        MethodHandle method = find(home, form, OF_BLOCK);
        return method == null ? null : new DirectBlock(method);
      } else if (kind.equals("dev/threadlint/runtime/Routine")) {
        MethodHandle method = find(home, form, OF_ROUTINE);
        return method == null ? null : new DirectRoutine(method);
      }
    } catch (ExceptionInInitializerError e) {
      throw e;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      // The long way, which also knows how to say what is wrong.
    }
    return null;
  }

  private static @Nullable MethodHandle find(
      Class<?> home, SerializedLambda form, MethodType called) throws ReflectiveOperationException {
    ClassLoader loader = home.getClassLoader();
    MethodType type = MethodType.fromMethodDescriptorString(form.getImplMethodSignature(), loader);
    if (!type.equals(called) && !isRoutine(type)) {
      return null;
    }
    Class<?> place = Class.forName(form.getImplClass().replace('/', '.'), true, loader);
    return MethodHandles.privateLookupIn(place, MethodHandles.lookup())
        .findStatic(place, form.getImplMethodName(), type)
        .asType(called);
  }

  /** Whatever object it returns. */
  private static boolean isRoutine(MethodType type) {
    return !type.returnType().isPrimitive()
        && type.parameterList().equals(OF_ROUTINE.parameterList());
  }

  private static final class DirectBlock implements Block {
    @Serial private static final long serialVersionUID = 1;

    private final transient MethodHandle method;

    DirectBlock(MethodHandle method) {
      this.method = method;
    }

    @Override
    public void run() throws Exception {
      try {
        method.invokeExact();
      } catch (Throwable e) {
        throw Thrown.again(e);
      }
    }
  }

  private static final class DirectRoutine implements Routine<@Nullable Object> {
    @Serial private static final long serialVersionUID = 1;

    private final transient MethodHandle method;

    DirectRoutine(MethodHandle method) {
      this.method = method;
    }

    @Override
    public @Nullable Object call(Arguments arguments) throws Exception {
      try {
        return (Object) method.invokeExact(arguments);
      } catch (Throwable e) {
        throw Thrown.again(e);
      }
    }
  }
}
