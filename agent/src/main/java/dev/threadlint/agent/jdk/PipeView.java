package dev.threadlint.agent.jdk;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Who can send to an end of a pipe of the runtime library, which is known by name only.
 *
 * @param peer the other end
 * @param heldHere whether this process has the other end
 * @param heldElsewhere whether another process has it, or may still come for it
 * @param givenAway how often it was given to another process
 */
public record PipeView(Object peer, boolean heldHere, boolean heldElsewhere, int givenAway) {
  private static final String INTERNAL = "dev.threadlint.runtime.multiprocessing.internal.";
  private static final String END = INTERNAL + "PipeEnd";
  private static final String HOLDERS = INTERNAL + "EndHolders";

  private static final RuntimeField PEER = new RuntimeField(END, "peer");
  private static final RuntimeField HOLDERS_OF = new RuntimeField(END, "holders");
  private static final RuntimeField COPIES = new RuntimeField(HOLDERS, "copies");
  private static final RuntimeField LAST_NUMBER = new RuntimeField(HOLDERS, "lastNumber");
  private static final RuntimeField KEPT = new RuntimeField(HOLDERS, "kept");
  private static final RuntimeField SPEAKERS = new RuntimeField(HOLDERS, "speakers");

  /** What can be seen from an end; null if nothing. It may change while it is looked at. */
  public static @Nullable PipeView of(Object end) {
    Object peer = PEER.get(end);
    Object holders = peer == null ? null : HOLDERS_OF.get(peer);
    return holders != null
            && KEPT.get(holders) instanceof Collection<?> kept
            && SPEAKERS.get(holders) instanceof Collection<?> speakers
        ? new PipeView(
            peer,
            COPIES.getInt(holders, 0) > 0,
            !kept.isEmpty() || !speakers.isEmpty(),
            LAST_NUMBER.getInt(holders, 0))
        : null;
  }
}
