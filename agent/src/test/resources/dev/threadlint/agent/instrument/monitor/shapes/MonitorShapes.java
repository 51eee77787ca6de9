package shapes;

import dev.threadlint.agent.instrument.monitor.Recorder;

/**
 * One monitor shape a method, in the Java of 1.3 so that compilers can be told to write every class file version. Each
 * public static method is called with every mix of two locks and null.
 */
public class MonitorShapes {
  private static final Object FIELD = new Object();
  private static int count;

  private final Object own = new Object();
  private long value;

  public MonitorShapes() {
    this(FIELD);
  }

  MonitorShapes(Object lock) {
    synchronized (lock) {
      Recorder.inside(lock);
      synchronized (this) {
        Recorder.inside(this);
        value = 1;
      }
    }
    Recorder.outside(this);
  }

  static {
    synchronized (MonitorShapes.class) {
      Recorder.inside(MonitorShapes.class);
      count = 1;
    }
  }

  public static Object block(Object a, Object b) {
    synchronized (a) {
      Recorder.inside(a);
      count++;
    }
    Recorder.outside(a);
    return "done";
  }

  public static Object empty(Object a, Object b) {
    synchronized (a) {
    }
    return null;
  }

  public static Object fields(Object a, Object b) {
    synchronized (FIELD) {
      MonitorShapes shapes = new MonitorShapes();
      synchronized (shapes.own) {
        Recorder.inside(FIELD);
        Recorder.inside(shapes.own);
        shapes.value++;
        return new Long(shapes.value);
      }
    }
  }

  public static Object nested(Object a, Object b) {
    synchronized (a) {
      synchronized (b) {
        Recorder.inside(a);
        Recorder.inside(b);
        count++;
      }
      Recorder.inside(a);
    }
    Recorder.outside(a);
    Recorder.outside(b);
    return null;
  }

  public static Object nestedReturn(Object a, Object b) {
    synchronized (a) {
      if (a == b) {
        return "same";
      }
      synchronized (b) {
        Recorder.inside(b);
        if (count > 0) {
          return "inner";
        }
      }
      return "outer";
    }
  }

  public static Object throwing(Object a, Object b) {
    synchronized (a) {
      synchronized (b) {
        Recorder.inside(b);
        throw new IllegalStateException("thrown");
      }
    }
  }

  public static Object caughtOutside(Object a, Object b) {
    try {
      return throwing(a, b);
    } catch (IllegalStateException e) {
      Recorder.outside(a);
      Recorder.outside(b);
      synchronized (a) {
        Recorder.inside(a);
        return e.getMessage();
      }
    }
  }

  public static Object caughtInside(Object a, Object b) {
    synchronized (a) {
      try {
        synchronized (b) {
          throw new IllegalArgumentException("inside");
        }
      } catch (IllegalArgumentException e) {
        Recorder.inside(a);
        return e.getMessage();
      } finally {
        Recorder.inside(a);
      }
    }
  }

  public static Object inFinally(Object a, Object b) {
    try {
      synchronized (a) {
        Recorder.inside(a);
        if (count == 0) {
          return "never";
        }
        Integer.parseInt("not a number");
      }
    } catch (NumberFormatException e) {
      synchronized (b) {
        Recorder.inside(b);
      }
    } finally {
      synchronized (b) {
        Recorder.inside(b);
        count++;
      }
    }
    Recorder.outside(a);
    return "end";
  }

  public static Object finallyInside(Object a, Object b) {
    synchronized (a) {
      try {
        synchronized (b) {
          return "value";
        }
      } finally {
        Recorder.inside(a);
        synchronized (b) {
          count++;
        }
      }
    }
  }

  public static Object loops(Object a, Object b) {
    int turns = 0;
    outer:
    for (int i = 0; i < 10; i++) {
      synchronized (a) {
        Recorder.inside(a);
        if (i == 2) {
          continue;
        }
        while (true) {
          synchronized (b) {
            Recorder.inside(b);
            turns++;
            if (turns % 3 == 0) {
              continue outer;
            }
            if (turns > 12) {
              break outer;
            }
            if (turns % 2 == 0) {
              break;
            }
          }
        }
      }
    }
    Recorder.outside(a);
    return new Integer(turns);
  }

  public static Object choice(Object a, Object b) {
    synchronized (count > 0 ? a : b) {
      switch (count % 3) {
        case 0:
          return "zero";
        case 1:
          count++;
          break;
        default:
          synchronized (b) {
            count++;
          }
      }
    }
    return "end";
  }

  public static Object again(Object a, Object b) {
    synchronized (a) {
      synchronized (a) {
        synchronized (a) {
          Recorder.inside(a);
        }
        Recorder.inside(a);
      }
      Recorder.inside(a);
    }
    Recorder.outside(a);
    return null;
  }

  public static Object recursion(Object a, Object b) {
    return new Integer(recur(a, b, 20));
  }

  private static int recur(Object a, Object b, int depth) {
    synchronized (depth % 2 == 0 ? a : b) {
      return depth == 0 ? 0 : 1 + recur(a, b, depth - 1);
    }
  }

  public static Object overwrittenLocal(Object a, Object b) {
    Object lock = a;
    synchronized (lock) {
      lock = b;
      synchronized (lock) {
        lock = null;
        Recorder.inside(a);
        Recorder.inside(b);
      }
    }
    return lock;
  }

  public static Object methods(Object a, Object b) {
    MonitorShapes shapes = new MonitorShapes();
    shapes.nothing();
    shapes.add(2, 3.0);
    shapes.twoReturns(a);
    shapes.twoReturns(b);
    return shapes.text() + shapes.real() + shapes.small() + whole(a, b);
  }

  private synchronized void nothing() {}

  private synchronized long add(long more, double factor) {
    Recorder.inside(this);
    value += more * (long) factor;
    return value;
  }

  private synchronized double real() {
    return value;
  }

  private synchronized float small() {
    return value;
  }

  private synchronized String text() {
    try {
      Recorder.inside(this);
      return "text" + value;
    } finally {
      value++;
    }
  }

  private synchronized Object twoReturns(Object o) {
    if (o == null) {
      return null;
    }
    synchronized (o) {
      Recorder.inside(this);
      return o;
    }
  }

  private static synchronized Object whole(Object a, Object b) {
    Recorder.inside(MonitorShapes.class);
    for (int i = 0; i < 3; i++) {
      count += i;
    }
    return a == b ? (Object) "same" : new Integer(1);
  }

  public static Object methodThrows(Object a, Object b) {
    MonitorShapes shapes = new MonitorShapes();
    try {
      shapes.fail(a);
    } catch (IllegalStateException e) {
      Recorder.outside(shapes);
    }
    shapes.failAndCatch(a);
    Recorder.outside(shapes);
    return failWhole(a);
  }

  private synchronized void fail(Object a) {
    Recorder.inside(this);
    throw new IllegalStateException(String.valueOf(a == null));
  }

  private synchronized int failAndCatch(Object a) {
    try {
      return a.hashCode() > 0 ? 1 : 2;
    } catch (RuntimeException e) {
      Recorder.inside(this);
      return 3;
    } finally {
      value++;
    }
  }

  private static synchronized Object failWhole(Object a) {
    return a.toString().substring(100000);
  }

  public static synchronized Object loopAtStart(Object a, Object b) {
    while (count++ % 7 != 0) {
      synchronized (a) {
        Recorder.inside(a);
      }
    }
    return null;
  }

  public static Object waits(Object a, Object b) throws InterruptedException {
    synchronized (a) {
      a.wait(1L);
      a.wait(0L, 1);
      a.notify();
      a.notifyAll();
      Recorder.inside(a);
    }
    return null;
  }

  public static Object inner(final Object a, final Object b) {
    return new Object() {
      public String toString() {
        synchronized (this) {
          synchronized (a) {
            Recorder.inside(a);
            return String.valueOf(b == null);
          }
        }
      }
    }.toString();
  }
}
