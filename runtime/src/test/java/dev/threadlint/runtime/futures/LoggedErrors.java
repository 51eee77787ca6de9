package dev.threadlint.runtime.futures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what the package logs, and keeps it off the console meanwhile. */
final class LoggedErrors extends Handler implements AutoCloseable {
  // Held here because java.util.logging holds loggers weakly.
  private static final Logger LOGGER = Logger.getLogger("concurrent.futures");

  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

  LoggedErrors() {
    LOGGER.addHandler(this);
    LOGGER.setUseParentHandlers(false);
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void publish(LogRecord record) {
    messages.add(record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
