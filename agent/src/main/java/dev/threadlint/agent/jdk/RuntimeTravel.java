package dev.threadlint.agent.jdk;

import org.jspecify.annotations.Nullable;

/** What the runtime library, known by name only, says of things that cannot travel. */
public final class RuntimeTravel {
  private static final String MULTIPROCESSING = "dev.threadlint.runtime.multiprocessing.";
  private static final String NOT_PICKLABLE = MULTIPROCESSING + "NotPicklable";

  private static final RuntimeField CULPRIT = new RuntimeField(NOT_PICKLABLE, "culprit");
  private static final RuntimeField PATH = new RuntimeField(NOT_PICKLABLE, "path");
  private static final RuntimeField THROWN =
      new RuntimeField(MULTIPROCESSING + "internal.Outcome", "thrown");

  private RuntimeTravel() {}

  /** The class of what cannot travel; null if not known. */
  public static @Nullable String culpritOf(Throwable failure) {
    Throwable reason = reasonOf(failure);
    return reason != null && CULPRIT.get(reason) instanceof String name ? name : null;
  }

  /** By which fields one gets to it; null if not known. */
  public static @Nullable String pathOf(Throwable failure) {
    Throwable reason = reasonOf(failure);
    return reason != null && PATH.get(reason) instanceof String path ? path : null;
  }

  /** The failure itself, or what is in an outcome. */
  public static @Nullable Throwable failureOf(Object thing) {
    Object thrown = thing instanceof Throwable ? thing : THROWN.get(thing);
    return thrown instanceof Throwable failure ? failure : null;
  }

  /** Python's words for a refusal name no place: that is told beside them. */
  private static @Nullable Throwable reasonOf(Throwable failure) {
    if (failure.getClass().getName().equals(NOT_PICKLABLE)) {
      return failure;
    }
    for (Throwable beside : failure.getSuppressed()) {
      if (beside.getClass().getName().equals(NOT_PICKLABLE)) {
        return beside;
      }
    }
    return null;
  }
}
