package dev.threadlint.runtime.multiprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ListenerTest {
  private static final byte[] KEY = "secret".getBytes(UTF_8);
  private static final int FEW = 50;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void clientWithTheKey_talksToWhoAccepts(boolean network) {
    SocketAddress address =
        network ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : null;
    try (Listener listener = new Listener(address, KEY)) {
      Thread client =
          Started.thread(
              () -> {
                try (Connection connection = Connections.client(listener.address(), KEY)) {
                  connection.send(connection.recv());
                }
              });
      try (Connection connection = listener.accept()) {
        connection.send("ping");
        assertThat(connection.recv()).isEqualTo("ping");
        assertThatThrownBy(connection::recv).isExactlyInstanceOf(EndOfFile.class);
      }
      assertThat(listener.lastAccepted()).isNotNull();
      client.join();
    }
  }

  @Test
  void wrongKey_bothSidesAreToldAndTheListenerGoesOn() {
    try (Listener listener = new Listener(null, KEY)) {
      AtomicReference<Throwable> clients = new AtomicReference<>();
      Thread wrong =
          Started.thread(() -> clients.set(failureOfClient(listener, "wrong".getBytes(UTF_8))));
      assertThatThrownBy(listener::accept)
          .isExactlyInstanceOf(AuthenticationFailed.class)
          .hasMessage("digest received was wrong");
      wrong.join();
      assertThat(clients.get())
          .isExactlyInstanceOf(AuthenticationFailed.class)
          .hasMessage("digest sent was rejected");
      Thread right = Started.thread(() -> Connections.client(listener.address(), KEY).send(1));
      assertThat(listener.accept().recv()).isEqualTo(1);
      right.join();
    }
  }

  @Test
  void manyWithAWrongKey_leaveNothing() {
    try (Listener listener = new Listener(null, KEY)) {
      AtomicReference<Boolean> over = new AtomicReference<>(false);
      Thread accepting = Started.thread(() -> acceptAll(listener, over));
      long before = ProcessPrograms.descriptors();
      for (int i = 0; i < 200; i++) {
        assertThat(failureOfClient(listener, new byte[] {(byte) i}))
            .isExactlyInstanceOf(AuthenticationFailed.class);
      }
      over.set(true);
      Connections.client(listener.address(), KEY).close();
      accepting.join();
      Await.until(() -> ProcessPrograms.descriptors() <= before + 2);
    }
  }

  @Test
  void otherSideClosedWithSomethingUnread_isAResetOnceAlsoAfterPolling() {
    try (Listener listener = new Listener()) {
      AtomicReference<Connection> accepted = new AtomicReference<>();
      Thread accepting = Started.thread(() -> accepted.set(listener.accept()));
      try (Connection client = Connections.client(listener.address())) {
        accepting.join();
        client.send("unread");
        accepted.get().close();
        assertThat(client.poll()).isTrue();
        assertThatThrownBy(client::recv).isExactlyInstanceOf(ConnectionReset.class);
        assertThatThrownBy(client::recv).isExactlyInstanceOf(EndOfFile.class);
      }
    }
  }

  @Test
  void emptyKeyAndNone_areNotTheSame() {
    try (Listener listener = new Listener(null, new byte[0])) {
      Thread client =
          Started.thread(() -> Connections.client(listener.address(), new byte[0]).send(1));
      assertThat(listener.accept().recv()).isEqualTo(1);
      client.join();
    }
  }

  @Test
  void closed_refusesAndEndsWhoWaits() {
    Listener listener = new Listener();
    AtomicReference<Throwable> waiting = new AtomicReference<>();
    Thread accepting =
        Started.thread(
            () -> {
              try {
                listener.accept();
              } catch (UncheckedIOException e) {
                waiting.set(e);
              }
            });
    accepting.join(Duration.ofMillis(50));
    listener.close();
    listener.close();
    accepting.join();
    assertThat(waiting.get()).hasMessage("listener is closed");
    assertThatThrownBy(listener::accept).hasMessage("listener is closed");
  }

  @Test
  void nobodyThere_isSaid(@TempDir Path folder) throws IOException {
    try (Listener listener =
        new Listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      SocketAddress address = listener.address();
      listener.close();
      assertThatThrownBy(() -> Connections.client(address))
          .isExactlyInstanceOf(ConnectionRefused.class)
          .hasMessage("[Errno 111] Connection refused");
    }
    assertThatThrownBy(() -> Connections.client(UnixDomainSocketAddress.of(folder.resolve("none"))))
        .isExactlyInstanceOf(FileNotFound.class)
        .hasMessage("[Errno 2] No such file or directory");
  }

  @Test
  void socketOfTheSystem_isTheOwnersOnlyAndRemoved(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("s");
    try (Listener listener = new Listener(UnixDomainSocketAddress.of(path))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  @Tag("PC09")
  void acceptedConnection_isPassedOnToAThirdProcess() {
    Pipe answers = new Pipe();
    try (Listener listener = new Listener(null, KEY)) {
      Process remote =
          Process.builder()
              .target(ListenerTest::takeAndGreet, Arguments.of(answers.second()))
              .start();
      Thread client =
          Started.thread(
              () -> {
                try (Connection connection = Connections.client(listener.address(), KEY)) {
                  assertThat(connection.recv()).isEqualTo("greetings");
                  connection.send("thanks");
                }
              });
      Connection accepted = listener.accept();
      answers.first().send(accepted);
      accepted.close();
      assertThat(answers.first().recv()).isEqualTo("thanks");
      remote.join();
      client.join();
    }
  }

  @Test
  void malformedFrames_costNothingButTheConnection() throws IOException {
    Random random = new Random(4711);
    try (Listener listener = new Listener(null, KEY)) {
      AtomicReference<Boolean> over = new AtomicReference<>(false);
      Thread accepting = Started.thread(() -> acceptAll(listener, over));
      long before = ProcessPrograms.descriptors();
      for (int i = 0; i < 10_000; i++) {
        try (SocketChannel channel = SocketChannel.open(listener.address())) {
          byte[] noise = new byte[random.nextInt(200)];
          random.nextBytes(noise);
          channel.write(ByteBuffer.wrap(noise));
        }
      }
      over.set(true);
      Connections.client(listener.address(), KEY).close();
      accepting.join();
      Await.until(() -> ProcessPrograms.descriptors() <= before + FEW);
    }
  }

  @Test
  void messageLongerThanTheProgramAllows_isRefused() {
    System.setProperty("threadlint.multiprocessing.longest-message", "20000");
    try (Listener listener = new Listener(null, KEY)) {
      AtomicReference<Connection> accepted = new AtomicReference<>();
      Thread accepting = Started.thread(() -> accepted.set(listener.accept()));
      Connection client = Connections.client(listener.address(), KEY);
      accepting.join();
      client.sendBytes(new byte[20_000]);
      assertThat(accepted.get().recvBytes()).hasSize(20_000);
      client.sendBytes(new byte[20_001]);
      assertThatThrownBy(() -> accepted.get().recvBytes()).hasMessage("bad message length");
      accepted.get().close();
      client.close();
    } finally {
      System.clearProperty("threadlint.multiprocessing.longest-message");
    }
  }

  static Object takeAndGreet(Arguments args) {
    Connection carrier = (Connection) args.get(0);
    Connection taken = (Connection) carrier.recv();
    taken.send("greetings");
    carrier.send(taken.recv());
    return null;
  }

  private static void acceptAll(Listener listener, AtomicReference<Boolean> over) {
    while (true) {
      try (Connection connection = listener.accept()) {
        if (over.get()) {
          return;
        }
      } catch (AuthenticationFailed | EndOfFile | UncheckedIOException e) {
        // noise
      }
    }
  }

  private static Throwable failureOfClient(Listener listener, byte[] key) {
    try {
      Connections.client(listener.address(), key).close();
      return new AssertionError("let in");
    } catch (RuntimeException e) {
      return e;
    }
  }
}
