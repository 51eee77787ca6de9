package dev.threadlint.agent.fact;

import dev.threadlint.agent.bootstrap.HoldTag;
import dev.threadlint.agent.site.Site;
import dev.threadlint.agent.site.SiteTable;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import org.jspecify.annotations.Nullable;

/** Names the program's locks. */
final class Locks {
  private static final String MAP = "java.util.concurrent.ConcurrentHashMap";
  private static final String JUC_LOCKS = "java.util.concurrent.locks.";

  private final Numbers<LockRef> numbers = new Numbers<>();
  private final SiteTable sites;

  Locks(SiteTable sites) {
    this.sites = sites;
  }

  /** The lock, as the site or kind that it was taken at knows it. */
  LockRef ref(Object lock, int tag) {
    LockRef known = numbers.find(lock);
    if (known == null) {
      LockKind kind = kindOf(lock, tag);
      known = new LockRef(numbers.next(), kind, classNameOf(lock, kind), fieldAt(tag));
      numbers.add(lock, known);
    }
    return known;
  }

  /** The site of a hold, if it is a monitor's. */
  @Nullable Site site(int tag) {
    return tag > 0 ? sites.lookup(tag) : null;
  }

  /** How many locks have a name. */
  int count() {
    return numbers.count();
  }

  /** Forgets what is gone. */
  void expunge() {
    while (numbers.pollGone() != 0) {
      // Each call removes one.
    }
  }

  static LockMode modeOf(int tag) {
    return tag == HoldTag.READ || tag == HoldTag.STAMPED_READ
        ? LockMode.SHARED
        : LockMode.EXCLUSIVE;
  }

  /** The static field that the lock was read from at that site, if it was. */
  @Nullable String staticFieldAt(int tag) {
    Site site = site(tag);
    return site == null || !site.ofClass() ? null : site.fieldName();
  }

  private @Nullable String fieldAt(int tag) {
    Site site = site(tag);
    return site == null ? null : site.fieldName();
  }

  private static LockKind kindOf(Object lock, int tag) {
    switch (tag) {
      case HoldTag.BIN:
        return LockKind.MAP_BIN;
      case HoldTag.READ:
        return LockKind.READ_WRITE;
      case HoldTag.STAMPED_READ:
      case HoldTag.STAMPED_WRITE:
        return LockKind.STAMPED;
      case HoldTag.SEMAPHORE:
      case HoldTag.LENT_PERMIT:
        return LockKind.SEMAPHORE;
      case HoldTag.RUNTIME:
      case HoldTag.RUNTIME_OWNED:
      case HoldTag.LENT:
        return LockKind.RUNTIME;
      case HoldTag.OWNED:
        return lock.getClass().getName().startsWith(JUC_LOCKS + "ReentrantReadWriteLock$")
            ? LockKind.READ_WRITE
            : LockKind.OWNED;
      default:
        return LockKind.MONITOR;
    }
  }

  /** The class as the program knows it: not the synchronizer inside. */
  private static String classNameOf(Object lock, LockKind kind) {
    if (kind == LockKind.MAP_BIN) {
      return MAP;
    }
    String name = lock.getClass().getName();
    if (kind == LockKind.OWNED || kind == LockKind.READ_WRITE) {
      int dollar = name.indexOf('$');
      if (dollar > 0 && (name.startsWith(JUC_LOCKS) || name.endsWith("$Sync"))) {
        return name.substring(0, dollar);
      }
    }
    return name;
  }
}
