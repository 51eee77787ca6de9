package shapes;

import dev.threadlint.agent.instrument.monitor.Recorder;

/** Waits that end in other ways than by a time-out; as {@link MonitorShapes} otherwise. */
public class WaitShapes {
  private static int count;

  public static Object interrupted(Object a, Object b) throws InterruptedException {
    Thread.currentThread().interrupt();
    synchronized (a) {
      try {
        a.wait();
      } catch (InterruptedException e) {
        Recorder.inside(a);
        throw e;
      }
    }
    return null;
  }

  public static Object notified(final Object a, Object b) throws InterruptedException {
    final boolean[] done = new boolean[1];
    synchronized (a) {
      new Thread() {
        public void run() {
          synchronized (a) {
            done[0] = true;
            a.notifyAll();
          }
        }
      }.start();
      while (!done[0]) {
        a.wait();
      }
      Recorder.inside(a);
    }
    Recorder.outside(a);
    return null;
  }

  public static Object notOwned(Object a, Object b) throws InterruptedException {
    if (count++ % 2 == 0) {
      a.notify();
    }
    a.wait(1, 1);
    return null;
  }
}
