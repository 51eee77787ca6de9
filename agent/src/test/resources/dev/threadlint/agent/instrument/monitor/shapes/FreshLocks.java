package shapes;

/** Objects that a method has just made, locked. The methods named "confined" give them away too late, or never. */
public class FreshLocks {
  static Object published;
  static final Object[] ARRAY = new Object[1];
  static final Object LEFT = new Object();
  static int count;
  Object field;

  static void confinedThenPublished() {
    Object fresh = new FreshLocks();
    synchronized (fresh) {
      synchronized (LEFT) {
        count++;
      }
    }
    synchronized (LEFT) {
      published = fresh;
    }
  }

  static void confinedAtOnce() {
    synchronized (new Object()) {
      count++;
    }
  }

  static void confinedInLoop(int turns) {
    for (int i = 0; i < turns; i++) {
      FreshLocks fresh = new FreshLocks();
      synchronized (fresh) {
        fresh.field = LEFT;
        count++;
      }
    }
  }

  static Object confinedThenReturned(int turns) {
    Object fresh = new FreshLocks();
    synchronized (fresh) {
      if (turns > 2) {
        count++;
      }
    }
    return fresh;
  }

  static void openPublished() {
    Object fresh = new FreshLocks();
    published = fresh;
    synchronized (fresh) {
      count++;
    }
  }

  static void openPublishedInside() {
    Object fresh = new FreshLocks();
    synchronized (fresh) {
      published = fresh;
      count++;
    }
  }

  static void openInLoop(int turns) {
    Object fresh = new FreshLocks();
    for (int i = 0; i < turns; i++) {
      synchronized (fresh) {
        count++;
      }
      published = fresh;
    }
  }

  static void openOlder(int turns) {
    Object older = null;
    for (int i = 0; i < turns; i++) {
      Object fresh = new FreshLocks();
      synchronized (i == 3 ? older : fresh) {
        count++;
      }
      older = fresh;
      ARRAY[0] = fresh;
    }
  }

  static void openArgument() {
    Object fresh = new FreshLocks();
    fresh.equals(LEFT);
    synchronized (fresh) {
      count++;
    }
  }

  static void openArray() {
    Object fresh = new FreshLocks();
    ARRAY[0] = fresh;
    synchronized (fresh) {
      count++;
    }
  }

  static void openField(FreshLocks other) {
    Object fresh = new FreshLocks();
    other.field = fresh;
    synchronized (fresh) {
      count++;
    }
  }

  static void openThrown() {
    RuntimeException fresh = new RuntimeException();
    try {
      throw fresh;
    } catch (RuntimeException e) {
      synchronized (e) {
        count++;
      }
    }
  }

  static void openLeakThenThrow() {
    Object fresh = new FreshLocks();
    try {
      String.valueOf(fresh).substring(1000);
    } catch (RuntimeException e) {
      synchronized (fresh) {
        count++;
      }
    }
  }

  static void openEither(boolean left) {
    Object lock = left ? LEFT : new FreshLocks();
    synchronized (lock) {
      count++;
    }
  }

  static void openCaptured() {
    final Object fresh = new FreshLocks();
    new Thread() {
      public void run() {
        count += fresh.hashCode();
      }
    }.start();
    synchronized (fresh) {
      count++;
    }
  }

  static void openConstructorArgument() {
    final Object fresh = new FreshLocks();
    new java.lang.ref.WeakReference(fresh);
    synchronized (fresh) {
      count++;
    }
  }
}
