package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ChannelHooks;

/** The runtime library's pipes and queues among processes: made, waited at, sent from. */
final class ChannelInstrumentation {
  private static final String INTERNAL =
      RuntimeInstrumentation.RUNTIME + "multiprocessing/internal/";
  private static final String THING = "(Ljava/lang/Object;)V";

  private ChannelInstrumentation() {}

  static void addTo(Instrumentations all) {
    all.type(INTERNAL + "PipeEnd", ChannelHooks.class)
        .entry("awaitNews", "waits", "(Ljava/lang/Object;Z)V", "td", 0)
        .end("awaitNews", "waited", "()V", "", 0)
        .entry("send([BII)V", "sends", THING, "t", 0);
    all.type(INTERNAL + "shared/SharedChannel", ChannelHooks.class)
        .onReturn("<init>", "made", THING, "t", 0);
  }
}
