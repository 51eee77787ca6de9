package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.AtExit;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.futures.ProcessPoolExecutor;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs that {@link ProcessProgramTest} runs in JVMs of their own and looks at from outside. */
final class ProcessPrograms {
  static final String MANY = "multiprocessing.children";

  private static final int WAVE = 20;
  private static final int STOCK = 16;

  private static final Map<String, Block> PROGRAMS =
      Map.of(
          "output", ProcessPrograms::output,
          "ends", ProcessPrograms::ends,
          "endedYoung", ProcessPrograms::endedYoung,
          "atExit", ProcessPrograms::atExit,
          "hangs", ProcessPrograms::hangs,
          "poolAtWork", ProcessPrograms::poolAtWork,
          "poolLeftOpen", ProcessPrograms::poolLeftOpen,
          "executorLeftOpen", ProcessPrograms::executorLeftOpen,
          "manyChildren", ProcessPrograms::manyChildren,
          "manyKilledWorkers", ProcessPrograms::manyKilledWorkers);

  private ProcessPrograms() {}

  public static void main(String[] args) throws Exception {
    PROGRAMS.get(args[0]).run();
  }

  private static void output() {
    Process speaking = new Process(ProcessPrograms::speak);
    speaking.start();
    speaking.join();
    Process failing = Process.builder().target(Tasks::fail, Arguments.none()).name("f").start();
    failing.join();
    say("exit codes " + speaking.exitCode().getAsInt() + " " + failing.exitCode().getAsInt());
    Process leaving = Process.builder().target(Tasks::exit, Arguments.of("a last word")).start();
    leaving.join();
    say("exit code " + leaving.exitCode().getAsInt());
    Arguments list = Arguments.of(new ArrayList<>(List.of(2.5, "a")));
    Process.builder().target(Tasks::exit, list).start().join();
  }

  static void speak() throws IOException {
    say("child reads " + System.in.read());
  }

  private static void ends() {
    Process.builder().target(Tasks::sleepForEver, Arguments.none()).daemon(true).start();
    new Process(ProcessPrograms::endLate).start();
    say("main ends");
  }

  /** Terminates children at every moment of their JVM's start. */
  private static void endedYoung() {
    for (int i = 0; i < 12; i++) {
      Process young = Process.builder().target(Tasks::sleepForEver, Arguments.none()).start();
      LockSupport.parkNanos(i * 15_000_000L);
      young.terminate();
      young.join();
      say("exit code " + young.exitCode().getAsInt());
    }
  }

  static void endLate() {
    Await.until(() -> true);
    say("child ends");
  }

  private static void atExit() {
    new Process(ProcessPrograms::registerAtExit).start();
  }

  static void registerAtExit() {
    AtExit.register(() -> say("exit handler of the child"));
    dev.threadlint.runtime.threading.Thread thread =
        new dev.threadlint.runtime.threading.Thread(() -> say("thread of the child"));
    thread.start();
    throw new IllegalStateException("and yet");
  }

  /** Two children, of which one has one itself; says the process ids and waits. */
  private static void hangs() {
    Pipe pipe = new Pipe();
    Process.builder().target(ProcessPrograms::hangWithChild, Arguments.of(pipe.second())).start();
    Process second = Process.builder().target(Tasks::sleepForEver, Arguments.none()).start();
    Object grandchild = pipe.first().recv();
    say(second.pid().getAsLong() + " " + grandchild + " " + pipe.first().recv());
    new dev.threadlint.runtime.threading.Event().await();
  }

  static Object hangWithChild(Arguments args) {
    Process child = Process.builder().target(Tasks::sleepForEver, Arguments.none()).start();
    Connection out = (Connection) args.get(0);
    out.send(child.pid().getAsLong());
    out.send(Multiprocessing.getpid());
    return Tasks.sleepForEver(args);
  }

  /** Three workers in the middle of a task; says their process ids and waits. */
  private static void poolAtWork() {
    Pool pool = new Pool(3);
    pool.mapAsync(ProcessPrograms::sleepForEver, List.of(1, 2, 3), 1, null, null);
    say(
        Multiprocessing.activeChildren().stream()
            .map(worker -> "" + worker.pid().getAsLong())
            .collect(Collectors.joining(" ")));
    new dev.threadlint.runtime.threading.Event().await();
  }

  static Object sleepForEver(int ignored) {
    return Tasks.sleepForEver(Arguments.none());
  }

  /** Kills workers in the middle of their tasks, and says what is left in the end. */
  private static void manyKilledWorkers() {
    Multiprocessing.setSpareProcesses(0);
    killWorkers(); // loads what stays loaded
    long descriptors = descriptors();
    long files = pipes();
    for (int i = 0; i < 10; i++) {
      killWorkers();
    }
    Await.until(() -> descriptors() <= descriptors && pipes() <= files);
    say("children left " + ProcessHandle.current().children().count());
  }

  private static void killWorkers() {
    Pool pool = new Pool(2);
    pool.applyAsync(Tasks::sleepForEver, Arguments.none());
    long other = pool.<Long>apply(() -> ProcessHandle.current().pid());
    for (Process worker : Multiprocessing.activeChildren()) {
      if (worker.pid().getAsLong() != other) {
        worker.kill();
        worker.join();
      }
    }
    check(pool.map(Tasks::square, List.of(1, 2, 3, 4), 1).size() == 4);
    pool.terminate();
    pool.join();
  }

  /** How many pipes wait for their worker, but for those in stock. */
  private static long pipes() {
    String[] names =
        RunFolder.current().path().toFile().list((folder, name) -> name.matches("w-.*a"));
    return names == null ? 0 : names.length / STOCK;
  }

  private static void poolLeftOpen() {
    Pool pool = new Pool(2);
    say("" + pool.map(Tasks::square, List.of(1, 2, 3)));
  }

  private static void executorLeftOpen() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(2);
    for (int i = 0; i < 3; i++) {
      executor.submit(() -> say("task"));
    }
  }

  /** Says how many descriptors and children are left after many children. */
  private static void manyChildren() {
    Multiprocessing.setSpareProcesses(0);
    runWave(); // loads what stays loaded
    long before = descriptors();
    for (int done = 0; done < many(); done += WAVE) {
      runWave();
    }
    Await.until(() -> descriptors() <= before);
    say("children left " + ProcessHandle.current().children().count());
    say("active " + Multiprocessing.activeChildren().size());
  }

  /** How many that is, unless the command line says otherwise. */
  static int many() {
    return Integer.getInteger(MANY, 200);
  }

  private static void runWave() {
    List<Process> wave = new ArrayList<>();
    List<Connection> ends = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      Pipe pipe = new Pipe();
      wave.add(Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start());
      pipe.second().close();
      ends.add(pipe.first());
    }
    IntStream.range(0, WAVE).forEach(i -> ends.get(i).send(i));
    IntStream.range(0, WAVE).forEach(i -> check(ends.get(i).recv().equals(i)));
    ends.forEach(Connection::close);
    wave.forEach(Process::join);
    wave.forEach(process -> check(process.exitCode().getAsInt() == 0));
  }

  /** How many files and sockets this process has open. */
  static long descriptors() {
    String[] names = new java.io.File("/proc/self/fd").list();
    return names == null ? 0 : names.length;
  }

  private static void check(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
