package dev.threadlint.samples;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where {@code java -jar sample-apps.jar} enters: it lists the samples, or runs one of them. */
public final class Samples {
  private static final int WRONG_COMMAND_LINE = 2;
  private static final String USE =
      "java -jar sample-apps.jar [--trace [--agent threadlint.jar]] NAME";

  private Samples() {}

  /** Without a name it lists them all. */
  public static void main(String[] arguments) throws Throwable {
    try {
      obey(new ArrayDeque<>(List.of(arguments)));
    } catch (CommandLineException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_COMMAND_LINE);
    }
  }

  private static void obey(Deque<String> words) throws Throwable {
    boolean traced = false;
    Path agent = null;
    while (!words.isEmpty() && words.peek().startsWith("-")) {
      String option = words.remove();
      switch (option) {
        case "--trace" -> traced = true;
        case "--agent" -> agent = Path.of(value(words));
        case "--help", "-h" -> words.clear();
        default -> throw new CommandLineException("There is no option " + option + ". Use: " + USE);
      }
    }
    if (words.isEmpty()) {
      list();
      return;
    }
    Program program = Program.named(words.remove());
    if (traced) {
      System.exit(trace(program, agent, List.copyOf(words)));
    }
    run(program, words.toArray(String[]::new));
  }

  private static String value(Deque<String> words) {
    String value = words.poll();
    if (value == null) {
      throw new CommandLineException("Which jar? Use: " + USE);
    }
    return value;
  }

  private static void list() {
    List<Program> programs = Program.all();
    int width = programs.stream().mapToInt(program -> program.name().length()).max().orElse(0);
    System.out.println(USE);
    String topic = "";
    for (Program program : programs) {
      if (!program.topic().equals(topic)) {
        topic = program.topic();
        System.out.println();
        System.out.println(topic);
      }
      String space = " ".repeat(width - program.name().length());
      System.out.println("  " + program.name() + space + "  " + program.shows());
    }
  }

  private static int trace(Program program, @Nullable Path agent, List<String> arguments)
      throws IOException, InterruptedException {
    return new TracedProgram(AgentJar.find(agent), program).run(arguments);
  }

  /** In this JVM, as if its class had been named on the command line. */
  private static void run(Program program, String[] arguments) throws Throwable {
    try {
      Class.forName(program.className())
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
