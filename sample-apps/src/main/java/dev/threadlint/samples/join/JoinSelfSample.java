package dev.threadlint.samples.join;

/**
 * A thread joins itself, and so waits for its own end.
 *
 * <p>In a class that extends {@code Thread}, {@code join()} means {@code this.join()}. Whoever
 * writes it at the end of {@code run} wants to say "here the work is done", and says "wait until I
 * am dead". The join below has a time-out, so that this program ends: half a second is lost.
 * Without the time-out it would hang for ever.
 *
 * @see JoinSelfFixed
 */
public final class JoinSelfSample {
  private static final long MOST_MILLIS = 500;

  private JoinSelfSample() {}

  /** Runs one worker. */
  public static void main(String[] arguments) throws InterruptedException {
    Worker worker = new Worker();
    worker.start();
    worker.join();
    System.out.println("the worker did its work: " + worker.done);
  }

  private static final class Worker extends Thread {
    private boolean done;

    Worker() {
      super("worker");
    }

    @Override
    public void run() {
      done = true;
      try {
        join(MOST_MILLIS); // FINDING: join-self
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }
}
