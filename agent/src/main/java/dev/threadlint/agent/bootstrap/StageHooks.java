package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is called when the stages of a CompletableFuture follow one another: a stage comes after all
 * that it depends on, whichever thread runs it.
 */
public final class StageHooks {
  private StageHooks() {}

  /** A stage looks whether what it depends on is complete, and goes on if so. */
  public static void fires(Object stage) {
    if (Channels.areUsed()) {
      learns(stage);
    }
  }

  @Outlined
  private static void learns(Object stage) {
    JdkFields fields = JdkFields.get();
    if (fields != null) {
      combines(fields.sourceOf(stage));
      combines(fields.secondSourceOf(stage));
    }
  }

  /** A stage depends on another one, which may be complete already. */
  public static void combines(@Nullable Object source) {
    if (source != null) {
      HandOverHooks.got(source);
    }
  }

  /** A stage depends on several. */
  public static void combinesAll(@Nullable Object @Nullable [] sources) {
    if (sources != null && Channels.areUsed()) {
      for (Object source : sources) {
        combines(source);
      }
    }
  }
}
