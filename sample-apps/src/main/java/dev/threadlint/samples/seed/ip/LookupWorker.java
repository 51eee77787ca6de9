package dev.threadlint.samples.seed.ip;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.swing.SwingWorker;

/** Looks up beside the thread of the window, and answers on it. */
final class LookupWorker extends SwingWorker<List<String>, Void> {
  private final UnaryOperator<List<String>> lookUp;
  private final List<String> addresses;
  private final Consumer<List<String>> answer;

  LookupWorker(
      UnaryOperator<List<String>> lookUp, List<String> addresses, Consumer<List<String>> answer) {
    this.lookUp = lookUp;
    this.addresses = addresses;
    this.answer = answer;
  }

  @Override
  protected List<String> doInBackground() {
    return lookUp.apply(addresses);
  }

  @Override
  protected void done() {
    try {
      answer.accept(get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Who asked is told: what nobody reads here would be lost without a word.
      answer.accept(List.of("The look-up failed: " + e.getCause()));
    }
  }
}
