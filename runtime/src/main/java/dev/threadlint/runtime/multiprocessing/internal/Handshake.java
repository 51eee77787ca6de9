package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.AuthenticationFailed;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;

/** Both sides of a wire prove that they have the same key, without sending it. */
public final class Handshake {
  /*
   *   server                                      client
   *   nonce S                        ─────────►
   *                                  ◄─────────   nonce C, HMAC(key, "client" S C)
   *   welcome, HMAC(key, "server" C S) ───────►
   *   or: failure
   *
   * The words in front keep either side from sending the other one's answer back to it. Until it
   * is over no frame may be longer than the longest of these, and no object is read.
   */
  private static final byte[] CLIENT = "client".getBytes(US_ASCII);
  private static final byte[] SERVER = "server".getBytes(US_ASCII);
  private static final byte[] FAILURE = "failure".getBytes(US_ASCII);
  private static final int NONCE = 32;
  private static final int DIGEST = 32;
  private static final int LONGEST = NONCE + DIGEST;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Handshake() {}

  /**
   * The side that was connected to.
   *
   * @throws AuthenticationFailed {@code digest received was wrong}
   */
  public static void asServer(Wire wire, byte[] key) {
    Deadline deadline = Deadline.in(PATIENCE);
    byte[] mine = nonce();
    wire.send(mine);
    byte[] answer = receive(wire, deadline);
    byte[] theirs = Arrays.copyOf(answer, NONCE);
    byte[] digest = Arrays.copyOfRange(answer, Math.min(NONCE, answer.length), answer.length);
    if (!MessageDigest.isEqual(digest, Digest.hmac(key, CLIENT, mine, theirs))) {
      wire.send(FAILURE);
      throw new AuthenticationFailed("digest received was wrong");
    }
    wire.send(Digest.hmac(key, SERVER, theirs, mine));
  }

  /**
   * The side that connected.
   *
   * @throws AuthenticationFailed {@code digest sent was rejected}, or {@code digest received was
   *     wrong}
   */
  public static void asClient(Wire wire, byte[] key) {
    Deadline deadline = Deadline.in(PATIENCE);
    byte[] theirs = receive(wire, deadline);
    byte[] mine = nonce();
    byte[] digest = Digest.hmac(key, CLIENT, theirs, mine);
    byte[] answer = Arrays.copyOf(mine, LONGEST);
    System.arraycopy(digest, 0, answer, NONCE, DIGEST);
    wire.send(answer);
    byte[] reply = receive(wire, deadline);
    if (Arrays.equals(reply, FAILURE)) {
      throw new AuthenticationFailed("digest sent was rejected");
    }
    if (!MessageDigest.isEqual(reply, Digest.hmac(key, SERVER, mine, theirs))) {
      throw new AuthenticationFailed("digest received was wrong");
    }
  }

  private static byte[] receive(Wire wire, Deadline deadline) {
    byte[] frame = wire.receive(deadline, LONGEST);
    if (frame == null) {
      throw new AuthenticationFailed("the other side does not answer");
    }
    return frame;
  }

  static byte[] nonce() {
    byte[] nonce = new byte[NONCE];
    Randomness.SOURCE.nextBytes(nonce);
    return nonce;
  }

  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}
