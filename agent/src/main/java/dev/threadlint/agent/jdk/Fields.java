package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.RawFields;
import org.jspecify.annotations.Nullable;

/** Fields by offset; one that this JDK does not have reads as unknown. */
final class Fields {
  private Fields() {}

  /** Where a field lies, or {@link RawFields#ABSENT}. */
  static long find(@Nullable Class<?> owner, String name) {
    if (owner == null) {
      return RawFields.ABSENT;
    }
    try {
      return RawFields.offset(owner, name);
    } catch (LinkageError | InternalError | RuntimeException absentOnThisJdk) {
      return RawFields.ABSENT;
    }
  }

  static @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException absentOnThisJdk) {
      return null;
    }
  }

  static @Nullable Object get(long field, Object owner) {
    return field == RawFields.ABSENT ? null : RawFields.getReference(owner, field);
  }

  static int getInt(long field, Object owner, int otherwise) {
    return field == RawFields.ABSENT ? otherwise : RawFields.getInt(owner, field);
  }

  static boolean getBoolean(long field, Object owner, boolean otherwise) {
    return field == RawFields.ABSENT ? otherwise : RawFields.getBoolean(owner, field);
  }

  static long getLong(long field, Object owner, long otherwise) {
    return field == RawFields.ABSENT ? otherwise : RawFields.getLong(owner, field);
  }
}
