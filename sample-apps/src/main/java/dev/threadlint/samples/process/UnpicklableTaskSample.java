package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Pool;
import java.io.Serializable;

/**
 * A job is handed to a pool of processes, and goes on to nobody: it has a thread in it. Nobody asks
 * what has become of it.
 *
 * @see UnpicklableTaskFixed
 */
public final class UnpicklableTaskSample {
  private UnpicklableTaskSample() {}

  /** What is to be printed, and who wants to know when it has been. */
  private static final class Job implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // that is the fault
    private final Thread customer = Thread.currentThread();

    private final String text = "a report";

    @Override
    public String toString() {
      return text + " for " + customer.getName();
    }
  }

  /** Has a report printed by another process. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(1);
    Job job = new Job();
    pool.applyAsync(UnpicklableTaskSample::print, Arguments.of(job)); // FINDING: unpicklable-task
    pool.close();
    pool.join();
    System.out.println("all printed");
  }

  private static Object print(Arguments arguments) {
    System.out.println(arguments.get(0));
    return arguments.size();
  }
}
