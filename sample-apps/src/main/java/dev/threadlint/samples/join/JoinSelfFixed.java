package dev.threadlint.samples.join;

/**
 * The worker just returns, and the thread that started it joins it.
 *
 * @see JoinSelfSample
 */
public final class JoinSelfFixed {
  private JoinSelfFixed() {}

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
    }
  }
}
