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
    if (Channels.areUsed() || TaskHooks.anyFailed()) {
      asks(stage);
    }
  }

  @Outlined
  private static void asks(Object stage) {
    JdkFields fields = JdkFields.get();
    if (fields != null) {
      combines(fields.sourceOf(stage));
      combines(fields.secondSourceOf(stage));
    }
  }

  /** A stage depends on another one, which may be complete already. */
  public static void combines(@Nullable Object source) {
    if (source != null) {
      TaskHooks.asked(source);
    }
  }

  /** A stage depends on all of several. */
  public static void combinesAll(@Nullable Object @Nullable [] sources) {
    if (sources != null) {
      for (Object source : sources) {
        combines(source);
      }
    }
  }

  /** A stage depends on the first of several: those that come later are no longer wanted. */
  public static void combinesAny(@Nullable Object @Nullable [] sources) {
    if (sources != null) {
      for (Object source : sources) {
        if (source != null) {
          TaskHooks.unwanted(source);
        }
      }
    }
  }
}
