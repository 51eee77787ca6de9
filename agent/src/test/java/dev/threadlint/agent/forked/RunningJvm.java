package dev.threadlint.agent.forked;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.recording.RecordingReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A program at work in a JVM of its own. */
final class RunningJvm {
  // Between two looks at a file that another process writes.
  private static final long LOOK_MILLIS = 20;

  private static final long LIMIT_MINUTES = 3;

  private final Process process;
  private final Path folder;
  private final BufferedReader errors;
  private final StringBuilder err = new StringBuilder();

  RunningJvm(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.errors = process.errorReader(UTF_8);
    // A program that hangs against expectation must not hang the build.
    CompletableFuture.delayedExecutor(LIMIT_MINUTES, TimeUnit.MINUTES)
        .execute(process.toHandle()::destroyForcibly);
  }

  /** Waits until the tracer says that the program hangs, or it ends. */
  RunningJvm untilToldOfHang() throws IOException {
    return untilTold("threadlint: (DEADLOCK|STUCK) .*");
  }

  /** Waits until it writes such a line on standard error, or ends. */
  RunningJvm untilTold(String pattern) throws IOException {
    String line;
    while ((line = readLine()) != null && !line.matches(pattern)) {
      // Read on.
    }
    return this;
  }

  /** Waits until its recording is so, or it ends. */
  RunningJvm untilRecorded(Predicate<Recording> wanted) throws InterruptedException {
    Recording recording;
    do {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
      recording = recording();
    } while (recording == null || !wanted.test(recording));
    return this;
  }

  /** Waits until that is so, or it ends. */
  RunningJvm until(BooleanSupplier wanted) throws InterruptedException {
    while (!wanted.getAsBoolean() && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      // Look again.
    }
    return this;
  }

  /** Writes a line to its standard input. */
  RunningJvm tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Lets it end as if its standard input were at its end. */
  RunningJvm goOn() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  /** Ends it as Ctrl-C does. */
  RunningJvm terminate() {
    process.toHandle().destroy();
    return this;
  }

  /** Ends it as {@code kill -9} does. */
  RunningJvm kill() {
    process.toHandle().destroyForcibly();
    return this;
  }

  long pid() {
    return process.pid();
  }

  /** Waits for its end. */
  ForkedRun end() throws IOException, InterruptedException {
    while (readLine() != null) {
      // To the end.
    }
    int exitCode = process.waitFor();
    return new ForkedRun(
        exitCode, Files.readString(folder.resolve("out")), err.toString(), recording(), folder);
  }

  private @Nullable String readLine() throws IOException {
    String line = errors.readLine();
    if (line != null) {
      err.append(line).append('\n');
    }
    return line;
  }

  private @Nullable Recording recording() {
    Path file = folder.resolve("run.tlr");
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return RecordingReader.read(file);
    } catch (ThreadlintException notYet) {
      return null;
    }
  }
}
