package dev.threadlint.samples.seed.ip;

import java.awt.event.KeyEvent;
import java.nio.file.Path;

/** Runs the program in a window, and what a visitor does with it; prints what is seen. */
final class WindowVisit {
  private WindowVisit() {}

  /** Takes the folder for the pictures. */
  public static void main(String[] arguments) throws Exception {
    Path pictures = Path.of(arguments[0]);
    Thread program = new Thread(() -> IpLookup.main(new String[] {"--window"}), "program");
    program.start();
    WindowUser user = WindowUser.atTheWindow();
    user.click("entry");
    user.press(KeyEvent.VK_ENTER);
    user.awaitText("state", "Type an address first");
    user.screenshot(pictures.resolve("ip-lookup-empty.png"));

    user.type("8.8.8.8");
    user.press(KeyEvent.VK_ENTER);
    user.awaitText("state", "1 looked up");

    // The last one is selected, so that it is typed over.
    user.type("1.0.1.7 192.0.2.1 9.9.9.9 1.2.3");
    user.click("button");
    user.awaitText("state", "4 looked up");
    user.screenshot(pictures.resolve("ip-lookup.png"));
    System.out.print(user.text("text"));

    user.close();
    program.join();
    System.out.println("closed");
  }
}
