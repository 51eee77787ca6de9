package dev.threadlint.runtime.multiprocessing;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the managers that this process knows; a proxy that is sent does not carry one. */
final class ManagerKeys {
  private static final Map<SocketAddress, byte[]> KEYS = new ConcurrentHashMap<>();

  private ManagerKeys() {}

  static void remember(SocketAddress address, byte[] key) {
    KEYS.put(address, key);
  }

  /** The manager's own key, or that of this process. */
  static byte[] of(SocketAddress address) {
    byte[] known = KEYS.get(address);
    return known == null ? CurrentProcess.get().authkey() : known;
  }
}
