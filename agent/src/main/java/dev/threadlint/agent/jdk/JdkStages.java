package dev.threadlint.agent.jdk;

import org.jspecify.annotations.Nullable;

/** What the stages of a CompletableFuture depend on. */
public final class JdkStages {
  private static final String INSIDE = "java.util.concurrent.CompletableFuture$";
  private static final @Nullable Class<?> OF_ONE = Fields.type(INSIDE + "UniCompletion");
  private static final @Nullable Class<?> OF_TWO = Fields.type(INSIDE + "BiCompletion");
  private static final long SOURCE = Fields.find(OF_ONE, "src");
  private static final long SECOND = Fields.find(OF_TWO, "snd");

  private JdkStages() {}

  /** The future that a stage depends on; null if not known, or if it has run already. */
  public static @Nullable Object source(Object stage) {
    return OF_ONE != null && OF_ONE.isInstance(stage) ? Fields.get(SOURCE, stage) : null;
  }

  /** The second one, if it depends on two. */
  public static @Nullable Object secondSource(Object stage) {
    return OF_TWO != null && OF_TWO.isInstance(stage) ? Fields.get(SECOND, stage) : null;
  }
}
