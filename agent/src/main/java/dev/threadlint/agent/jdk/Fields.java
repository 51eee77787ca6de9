package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Finds fields, or says that this JDK has none of that name. */
final class Fields {
  private Fields() {}

  /** A field by the name of its class and its own, whatever its type; null if there is none. */
  static @Nullable VarHandle find(@Nullable Class<?> owner, String name) {
    if (owner == null) {
      return null;
    }
    try {
      Class<?> type = owner.getDeclaredField(name).getType();
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException | RuntimeException absentOnThisJdk) {
      return null;
    }
  }

  static @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException absentOnThisJdk) {
      return null;
    }
  }

  static @Nullable Object get(@Nullable VarHandle field, Object owner) {
    return field == null ? null : field.getVolatile(owner);
  }

  static int getInt(@Nullable VarHandle field, Object owner, int otherwise) {
    return field == null ? otherwise : (int) field.getVolatile(owner);
  }
}
