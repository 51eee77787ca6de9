package dev.threadlint.samples.seed.ip;

import java.awt.EventQueue;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A window whose look-up does not come to an end before it is let. */
final class StuckVisit {
  private static final CountDownLatch MAY_END = new CountDownLatch(1);
  private static final CountDownLatch CLOSED = new CountDownLatch(1);

  private StuckVisit() {}

  public static void main(String[] arguments) throws Exception {
    EventQueue.invokeLater(() -> new IpWindow(StuckVisit::lookUp, CLOSED::countDown).open());
    WindowUser user = WindowUser.atTheWindow();
    user.click("entry");
    user.type("8.8.8.8");
    user.press(KeyEvent.VK_ENTER);
    user.awaitText("state", "Looking up 1");
    System.out.println("button while it looks up: " + user.enabled("button"));
    user.type("0");
    user.awaitText("entry", "0");
    System.out.println("entry: " + user.text("entry"));
    MAY_END.countDown();
    user.awaitText("state", "1 looked up");
    System.out.print(user.text("text"));
    System.out.println("button: " + user.enabled("button"));
    user.close();
    CLOSED.await();
  }

  private static List<String> lookUp(List<String> addresses) {
    try {
      MAY_END.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (EventQueue.isDispatchThread()) {
      throw new IllegalStateException("on the thread of the window");
    }
    throw new IllegalArgumentException("no table");
  }
}
