package dev.threadlint.agent.forked;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline outlives the edits of every day. */
class FingerprintIT {
  // Two lambdas take two locks in opposite order, one after the other.
  private static final String PROGRAM =
      """
      package app;
      public class Pay {
        static final Object ACCOUNTS = new Object();
        static final Object LEDGER = new Object();
        static volatile int turn;
        public static void main(String[] arguments) throws Exception {
          Runnable pay = () -> { synchronized (ACCOUNTS) { synchronized (LEDGER) { turn++; } } };
          Runnable audit = () -> { synchronized (LEDGER) { synchronized (ACCOUNTS) { turn++; } } };
          Thread first = new Thread(pay, "pay-1");
          first.start();
          while (turn == 0) { Thread.onSpinWait(); }
          Thread second = new Thread(audit, "audit-1");
          second.start();
          first.join();
          second.join();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void movedLines_moreLambdas_otherThreadNames_sameFingerprint() throws Exception {
    String before = fingerprint("before", PROGRAM);
    String edited =
        PROGRAM
            .replace("public class Pay {", "\n\n/** Pays. */\npublic class Pay {")
            .replace(
                "Runnable pay =",
                "Runnable early = () -> { turn = 0; }; early.run();\n\n    Runnable pay =")
            .replace("\"pay-1\"", "\"pay-7\"")
            .replace("\"audit-1\"", "\"audit-12\"");

    assertThat(fingerprint("edited", edited)).isEqualTo(before);
    assertThat(fingerprint("again", PROGRAM)).isEqualTo(before);
    assertThat(fingerprint("renamed", PROGRAM.replace("class Pay", "class Till")))
        .isNotEqualTo(before);
  }

  private String fingerprint(String name, String program) throws Exception {
    Path work = Files.createDirectories(folder.resolve(name));
    String type = program.contains("class Till") ? "Till" : "Pay";
    Path source = Files.writeString(work.resolve(type + ".java"), program);
    int compiled =
        requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(null, null, null, "-d", work.toString(), source.toString());
    assertThat(compiled).isZero();
    ForkedRun run =
        ForkedJvm.in(work).startMain(List.of("-cp", work.toString(), "app." + type)).end();
    return run.finding("lock-order-cycle").fingerprint();
  }
}
