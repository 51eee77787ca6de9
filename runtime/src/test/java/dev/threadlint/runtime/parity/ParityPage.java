package dev.threadlint.runtime.parity;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** Writes {@code docs/python-parity.md}. */
final class ParityPage {
  private static final String HEAD =
      """
      # Python to Java, member by member

      Generated from `runtime/src/test/resources/parity.tsv` by `ParityTest`, which also checks that every
      member and every test named here exists. To write it anew:
      `mvn -pl runtime test -Dtest=ParityTest -Dparity.write=true`

      M: the project's seed names it. B: a port needs it besides. +: not in Python. Java names are below
      `dev.threadlint.runtime`; `#new` is the constructor.

      Time-outs are `java.time.Duration`: zero does not wait, less than zero is as Python says for each class.
      `wait` and `notify`, which `Object` has made final, are `await` and `signal`. Blocking calls are not
      ended by interrupts; they put the flag back. The text of an exception is Python's, its type is

      | Python | Java |
      |---|---|
      | RuntimeError | IllegalStateException |
      | ValueError | IllegalArgumentException |
      | TypeError about a value | ClassCastException; NullPointerException for a None |
      | TypeError about the number of arguments | IllegalArgumentException |
      | AttributeError, KeyError | NoSuchElementException |
      | OverflowError | ArithmeticException |
      | AssertionError | AssertionError |
      | CancelledError | java.util.concurrent.CancellationException |
      | TimeoutError | TimedOut |
      | SystemExit | SystemExit, an Error |
      | BrokenBarrierError, BrokenExecutor | BrokenBarrier, BrokenExecutor, both an IllegalStateException |
      | OSError and its kinds | java.io.UncheckedIOException and its subclasses |
      | EOFError | multiprocessing.EndOfFile |
      | PicklingError, UnpicklingError | multiprocessing.NotPicklable, multiprocessing.UnpicklingFailed |
      | multiprocessing.TimeoutError, AuthenticationError | multiprocessing.TimedOut, multiprocessing.AuthenticationFailed |
      | NotImplementedError | UnsupportedOperationException |
      | Empty, Full, ShutDown, InvalidStateError | queue.Empty, queue.Full, queue.ShutDown, futures.InvalidState |
      """;

  private ParityPage() {}

  static String render(List<ParityRow> rows, Map<String, List<String>> testsByCase) {
    StringBuilder page = new StringBuilder(HEAD);
    for (ParityRow row : rows) {
      page.append(row.isHeading() ? heading(row) : line(row));
    }
    page.append("\n## Conformance cases\n\n| case | test |\n|---|---|\n");
    testsByCase.forEach((id, tests) -> page.append("| %s | %s |\n".formatted(id, code(tests))));
    return page.toString();
  }

  private static String heading(ParityRow row) {
    return "\n## %s\n\n| | Python | Java | proved by | note |\n|---|---|---|---|---|\n"
        .formatted(row.python());
  }

  private static String line(ParityRow row) {
    return "| %s | `%s` | %s | %s | %s |\n"
        .formatted(row.mark(), row.python(), code(row.members()), code(row.tests()), row.note());
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(joining("<br>"));
  }
}
