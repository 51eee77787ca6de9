package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.threading.Event;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the processes of the tests do. */
public final class Tasks {
  private static int calls;

  private Tasks() {}

  static int square(int x) {
    return x * x;
  }

  static int add(Arguments args) {
    return (int) args.get(0) + (int) args.get(1);
  }

  /** Fails at three, and says in the text which item it was. */
  static int unlessThree(int x) {
    if (x == 3) {
      throw new IllegalArgumentException("three");
    }
    return x;
  }

  static long pid(Object ignored) {
    return ProcessHandle.current().pid();
  }

  /** How many times this process has been asked. */
  static int countCalls(Object ignored) {
    calls++;
    return calls;
  }

  static Object sleepForEver(Arguments args) {
    new Event().await();
    return null;
  }

  /** Sends back what the process knows of itself and was given. */
  static Object describe(Arguments args) {
    Connection answers = (Connection) args.get(0);
    Process me = Multiprocessing.currentProcess();
    List<Object> facts = new ArrayList<>();
    facts.add(args.get(1));
    facts.add(args.keywords().get("colour"));
    facts.add(me.getName());
    facts.add(me.isDaemon());
    facts.add(Multiprocessing.getpid());
    facts.add(Multiprocessing.parentProcess().pid());
    facts.add(Multiprocessing.parentProcess().getName());
    facts.add(me.authkey());
    facts.add(Multiprocessing.parentProcess().isAlive());
    answers.send(facts);
    return null;
  }

  /** Receives objects and sends them back until the end. */
  static Object echo(Arguments args) {
    Connection connection = (Connection) args.get(0);
    try {
      while (true) {
        connection.send(connection.recv());
      }
    } catch (EndOfFile e) {
      return null;
    }
  }

  static Object exit(Arguments args) {
    throw new SystemExit(args.get(0));
  }

  static Object halt(Arguments args) {
    Runtime.getRuntime().halt((int) args.get(0));
    return null;
  }

  static Object systemExit(Arguments args) {
    System.exit((int) args.get(0));
    return null;
  }

  /** A thread of the JDK's, which no child waits for. */
  static Object leaveThread(Arguments args) {
    new java.lang.Thread(LockSupport::park).start();
    return null;
  }

  static Object fail(Arguments args) throws IOException {
    throw new IOException("failed on purpose");
  }

  /** A child that starts and joins two children, and so on: all write to one pipe. */
  static Object recurse(Arguments args) {
    Connection out = (Connection) args.get(0);
    @SuppressWarnings("unchecked")
    List<Integer> path = (List<Integer>) args.get(1);
    out.send(path);
    if (path.size() < 2) {
      for (int i = 0; i < 2; i++) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(i);
        Process child = Process.builder().target(Tasks::recurse, Arguments.of(out, longer)).start();
        child.join();
      }
    }
    return null;
  }

  static Object startChild(Arguments args) {
    Connection out = (Connection) args.get(0);
    try {
      new Process(() -> {}).start();
      out.send("started");
    } catch (AssertionError e) {
      out.send(e.getMessage());
    }
    return null;
  }

  static void touch(String file) throws IOException {
    Files.createFile(Path.of(file));
  }

  static void touchUnder(String folder) throws IOException {
    Files.createTempFile(Path.of(folder), "ran", "");
  }

  /** Upper-cases what it receives until it receives null. */
  static final class UpperCaser extends Process {
    private static final long serialVersionUID = 1;

    private final Connection in;
    private final Connection out;

    UpperCaser(Connection in, Connection out) {
      this.in = in;
      this.out = out;
    }

    @Override
    public void run() {
      out.close();
      Object text;
      while ((text = in.recv()) != null) {
        in.send(text.toString().toUpperCase(java.util.Locale.ROOT));
      }
      in.close();
    }
  }

  /** Holds what cannot travel. */
  static final class Job implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // the point of it
    final List<Object> parts = new ArrayList<>();

    int run(int x) {
      return x;
    }
  }

  /** Cannot be read again. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super("unreadable");
    }

    private Object readResolve() {
      throw new IllegalStateException("no way back");
    }
  }

  static Object throwUnreadable(Arguments args) {
    throw new Unreadable();
  }

  /** Cannot be written. */
  static Object giveUnsendable(Arguments args) {
    return new Object();
  }

  /** Refuses to be written, in a way of its own. */
  static final class Refusing implements Serializable {
    private static final long serialVersionUID = 1;

    private final String kind;

    Refusing(String kind) {
      this.kind = kind;
    }

    @Override
    public String toString() {
      return "Refusing";
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      switch (kind) {
        case "unsupported":
          throw new UnsupportedOperationException("no way out");
        case "assertion":
          throw new AssertionError((Object) "no way out");
        default:
          throw new IOException("no way out");
      }
    }
  }

  static Object giveRefusing(Arguments args) {
    return new Refusing((String) args.get(0));
  }

  static Fn<Integer, Integer> squaring() {
    return Tasks::square;
  }
}
