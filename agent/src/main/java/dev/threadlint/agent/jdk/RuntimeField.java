package dev.threadlint.agent.jdk;

import dev.threadlint.agent.bootstrap.RawFields;
import org.jspecify.annotations.Nullable;

/** A field of a class of the runtime library, of which each loader may have one. */
final class RuntimeField {
  private final String owner;
  private final String name;
  private final ClassValue<Long> offsets =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return find(type);
        }
      };

  /**
   * @param owner the class that declares it
   */
  RuntimeField(String owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  @Nullable Object get(Object thing) {
    return Fields.get(offsets.get(thing.getClass()), thing);
  }

  boolean getBoolean(Object thing, boolean otherwise) {
    return Fields.getBoolean(offsets.get(thing.getClass()), thing, otherwise);
  }

  int getInt(Object thing, int otherwise) {
    return Fields.getInt(offsets.get(thing.getClass()), thing, otherwise);
  }

  long getLong(Object thing, long otherwise) {
    return Fields.getLong(offsets.get(thing.getClass()), thing, otherwise);
  }

  private long find(Class<?> type) {
    Class<?> declaring = type;
    while (declaring != null && !declaring.getName().equals(owner)) {
      declaring = declaring.getSuperclass();
    }
    return declaring == null ? RawFields.ABSENT : Fields.find(declaring, name);
  }
}
