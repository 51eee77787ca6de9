package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.PublicMethods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a manager, and how many proxies there are of it. */
final class ServedObject {
  private final @Nullable Object value;
  private final ManagedType type;
  private final List<String> exposed;
  private int references = 1;

  ServedObject(@Nullable Object value, ManagedType type) {
    this.value = value;
    this.type = type;
    List<String> chosen = type.exposed();
    this.exposed = chosen == null && value != null ? PublicMethods.namesOf(value) : orNone(chosen);
  }

  @Nullable Object value() {
    return value;
  }

  List<String> exposed() {
    return exposed;
  }

  /** The type of what a method returns if that stays in the manager; null if it is copied. */
  @Nullable String typeidOfResult(String method) {
    return type.methodToTypeid().get(method);
  }

  /** Calls a method; what it throws comes through. */
  @Nullable Object invoke(String method, @Nullable Object[] arguments) throws Throwable {
    return PublicMethods.call(String.valueOf(method), value, arguments);
  }

  synchronized void increase() {
    references++;
  }

  /** False if that was the last one. */
  synchronized boolean decrease() {
    references--;
    return references > 0;
  }

  private static List<String> orNone(@Nullable List<String> chosen) {
    return chosen == null ? List.of() : chosen;
  }
}
