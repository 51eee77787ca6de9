package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.RemoteTraceback;
import dev.threadlint.runtime.multiprocessing.ResultNotSent;
import dev.threadlint.runtime.multiprocessing.UnpicklingFailed;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How requests and replies look on the wire between a pool and its worker. */
public final class WorkFrames {
  /*
   * Request: kind, length of the pickled function (-1: that of the request before), function,
   * pickled input. Reply: 0 and the pickled result, or 1 and the pickled Failure.
   */
  private static final WorkRequest.Kind[] KINDS = WorkRequest.Kind.values();
  private static final int HEADER = 1 + Integer.BYTES;
  private static final byte RESULT = 0;
  private static final byte FAILURE = 1;
  private static final int SAME = -1;

  private WorkFrames() {}

  /** What a task threw, and its stack trace as text. */
  record Failure(Throwable thrown, String traceback) implements Serializable {}

  /**
   * A request.
   *
   * @param function null if it is that of the request before
   */
  static byte[] request(
      WorkRequest.Kind kind, @Nullable PickledFunction function, byte[] pickledInput) {
    byte[] body = function == null ? new byte[0] : function.bytes();
    byte[] frame = new byte[HEADER + body.length + pickledInput.length];
    frame[0] = (byte) Arrays.asList(KINDS).indexOf(kind);
    Packed.putInt(frame, 1, function == null ? SAME : body.length);
    System.arraycopy(body, 0, frame, HEADER, body.length);
    System.arraycopy(pickledInput, 0, frame, HEADER + body.length, pickledInput.length);
    return frame;
  }

  static WorkRequest.Kind kindOf(byte[] request) {
    return KINDS[request[0]];
  }

  /** The function's bytes, null if it is that of the request before. */
  static byte @Nullable [] functionOf(byte[] request) {
    int length = Packed.getInt(request, 1);
    return length == SAME ? null : part(request, HEADER, length);
  }

  static byte[] inputOf(byte[] request) {
    int start = HEADER + Math.max(0, Packed.getInt(request, 1));
    return part(request, start, request.length - start);
  }

  static byte[] reply(@Nullable Object result) {
    return prefixed(RESULT, Pickle.dumps(result));
  }

  static byte[] failure(Throwable thrown) {
    return prefixed(FAILURE, Pickle.dumps(new Failure(thrown, RemoteTraceback.textOf(thrown))));
  }

  /** For a result, or something thrown, that cannot be pickled. */
  static byte[] unsendable(@Nullable Object value, Throwable reason) {
    String kind = PythonType.nameOf(reason.getClass());
    String text = "%s(%s)".formatted(kind, safeRepr(reason.getMessage()));
    return prefixed(
        FAILURE, Pickle.dumps(new Failure(new ResultNotSent(safeRepr(value), text), "")));
  }

  /**
   * What a reply says.
   *
   * @throws UnpicklingFailed if it cannot be read here
   */
  public static Outcome outcomeOf(byte[] reply) {
    Object content = Pickle.loads(part(reply, 1, reply.length - 1));
    if (reply[0] == RESULT) {
      return new Outcome(content, null);
    }
    if (!(content instanceof Failure failure)) {
      throw new UnpicklingFailed("not a reply", null);
    }
    if (!failure.traceback().isEmpty()) {
      RemoteTraceback.append(failure.thrown(), failure.traceback());
    }
    return new Outcome(null, failure.thrown());
  }

  private static String safeRepr(@Nullable Object value) {
    try {
      return PythonRepr.of(value);
    } catch (RuntimeException e) {
      return "<" + (value == null ? "null" : value.getClass().getName()) + ">";
    }
  }

  private static byte[] part(byte[] bytes, int start, int length) {
    byte[] part = new byte[length];
    System.arraycopy(bytes, start, part, 0, length);
    return part;
  }

  private static byte[] prefixed(byte prefix, byte[] bytes) {
    byte[] frame = new byte[1 + bytes.length];
    frame[0] = prefix;
    System.arraycopy(bytes, 0, frame, 1, bytes.length);
    return frame;
  }
}
