package dev.threadlint.runtime.multiprocessing.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** HMAC-SHA-256, RFC 2104. */
final class Digest {
  // Not javax.crypto.Mac: to load it and its providers takes a JVM that has just been started
  // longer than everything else until its first task. The construction is two hashes.
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Digest() {}

  static byte[] hmac(byte[] key, byte[]... parts) {
    MessageDigest hash = sha256();
    byte[] block = Arrays.copyOf(key.length > BLOCK ? hash.digest(key) : key, BLOCK);
    hash.update(mixed(block, INNER));
    for (byte[] part : parts) {
      hash.update(part);
    }
    byte[] inner = hash.digest();
    hash.update(mixed(block, OUTER));
    return hash.digest(inner);
  }

  private static byte[] mixed(byte[] block, byte pad) {
    byte[] mixed = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      mixed[i] = (byte) (block[i] ^ pad);
    }
    return mixed;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
