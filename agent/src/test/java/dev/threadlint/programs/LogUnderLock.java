package dev.threadlint.programs;

import java.io.StringWriter;
import org.apache.log4j.Logger;
import org.apache.log4j.PatternLayout;
import org.apache.log4j.WriterAppender;

/**
 * Logs an object that locks itself to be printed, with its lock held or not: log4j 1 renders under
 * its own.
 */
public final class LogUnderLock {
  private static final Logger LOGGER = Logger.getRootLogger();

  private LogUnderLock() {}

  public static void main(String[] arguments) {
    LOGGER.addAppender(new WriterAppender(new PatternLayout("%m%n"), new StringWriter()));
    boolean wrong = arguments[0].equals("wrong");
    Order order = new Order();
    Turns turns = new Turns();
    Thread first =
        new Thread(
            () -> {
              if (wrong) {
                order.advanceAndLog();
              } else {
                order.advance();
                LOGGER.info("advanced");
              }
              turns.done(0);
            });
    Thread second =
        new Thread(
            () -> {
              turns.await(1);
              LOGGER.info(order);
            });
    first.start();
    second.start();
    Threads.join(first);
    Threads.join(second);
  }

  private static final class Order {
    private int state;

    synchronized void advance() {
      state++;
    }

    synchronized void advanceAndLog() {
      state++;
      LOGGER.info("advanced");
    }

    @Override
    public synchronized String toString() {
      return "order in state " + state;
    }
  }
}
