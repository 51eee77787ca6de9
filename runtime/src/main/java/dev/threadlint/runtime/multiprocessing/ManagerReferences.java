package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.ProgramExit;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells managers which of their objects this process has proxies of. */
final class ManagerReferences {
  // A thread of its own: a manager that does not answer holds up nobody but other managers.
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Set<Reference> LIVE = ConcurrentHashMap.newKeySet();

  static {
    ProgramExit.addHandler(() -> LIVE.forEach(Reference::run));
  }

  private ManagerReferences() {}

  /** Counts one more. */
  static void add(Token token, byte[] authkey) {
    ManagerLine.call(token.address(), authkey, "", ManagerServer.INCREASE, token.id());
  }

  /** Counts one less once the proxy is forgotten, or this process ends. */
  static void releaseWhenForgotten(BaseProxy proxy, Token token, byte[] authkey) {
    Reference reference = new Reference(token, authkey);
    LIVE.add(reference);
    CLEANER.register(proxy, reference);
  }

  private static final class Reference implements Runnable {
    private final Token token;
    private final byte[] authkey;

    Reference(Token token, byte[] authkey) {
      this.token = token;
      this.authkey = authkey;
    }

    @Override
    public void run() {
      if (LIVE.remove(this)) {
        try {
          ManagerLine.call(token.address(), authkey, "", ManagerServer.DECREASE, token.id());
        } catch (RuntimeException e) {
          // The manager has gone, and the object with it.
        }
      }
    }
  }
}
