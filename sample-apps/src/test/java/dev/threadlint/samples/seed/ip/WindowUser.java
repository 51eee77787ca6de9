package dev.threadlint.samples.seed.ip;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

/** Somebody at the screen: waits for the window, types, clicks, and reads what is there. */
final class WindowUser {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int LOOK_MILLIS = 20;

  private final Robot robot;
  private final JFrame frame;

  private WindowUser(JFrame frame) throws AWTException {
    robot = new Robot();
    robot.setAutoDelay(LOOK_MILLIS);
    this.frame = frame;
  }

  /** The one who sees the window when it is there. */
  static WindowUser atTheWindow() throws Exception {
    await("a window", () -> onEventThread(() -> window() != null));
    return new WindowUser(onEventThread(WindowUser::window));
  }

  private static JFrame window() {
    return Stream.of(JFrame.getFrames())
        .filter(shown -> shown.isShowing() && shown instanceof JFrame)
        .map(JFrame.class::cast)
        .findFirst()
        .orElse(null);
  }

  void type(String text) {
    text.chars().map(KeyEvent::getExtendedKeyCodeForChar).forEach(this::press);
  }

  void press(int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  void click(String name) throws Exception {
    Point middle =
        onEventThread(
            () -> {
              Component component = component(name);
              Point corner = component.getLocationOnScreen();
              corner.translate(component.getWidth() / 2, component.getHeight() / 2);
              return corner;
            });
    robot.mouseMove(middle.x, middle.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  String text(String name) throws Exception {
    return onEventThread(
        () ->
            component(name) instanceof JLabel label
                ? label.getText()
                : ((JTextComponent) component(name)).getText());
  }

  boolean enabled(String name) throws Exception {
    return onEventThread(() -> component(name).isEnabled());
  }

  void awaitText(String name, String words) throws Exception {
    await(words + " in " + name, () -> text(name).contains(words));
  }

  /** What the window looks like, for a person to look at: no test depends on it. */
  void screenshot(Path file) throws Exception {
    robot.waitForIdle();
    boolean written =
        ImageIO.write(
            robot.createScreenCapture(onEventThread(frame::getBounds)), "png", file.toFile());
    if (!written) {
      throw new IOException("no PNG");
    }
  }

  void close() throws Exception {
    onEventThread(
        () -> {
          frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
          return true;
        });
  }

  private Component component(String name) {
    return inside(frame.getContentPane())
        .filter(component -> name.equals(component.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Component> inside(Container container) {
    return Stream.of(container.getComponents())
        .flatMap(
            each ->
                each instanceof Container parent
                    ? Stream.concat(Stream.of(each), inside(parent))
                    : Stream.of(each));
  }

  private static <T> T onEventThread(Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    EventQueue.invokeAndWait(task);
    return task.get();
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("There is no " + what);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
