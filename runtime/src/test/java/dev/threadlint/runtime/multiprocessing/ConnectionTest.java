package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.threading.Started;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Pipe pipe = new Pipe();

  @Test
  @Tag("PC02")
  void oneWayPipe_refusesTheOtherWay() {
    Pipe oneWay = new Pipe(false);
    assertThatThrownBy(() -> oneWay.first().send(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("connection is read-only");
    assertThatThrownBy(oneWay.second()::recv)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("connection is write-only");
    assertThatThrownBy(oneWay.second()::poll).hasMessage("connection is write-only");
    oneWay.second().send(List.of(1));
    assertThat(oneWay.first().recv()).isEqualTo(List.of(1));
    assertThat(List.of(oneWay.first().readable(), oneWay.first().writable()))
        .containsExactly(true, false);
  }

  @Test
  @Tag("PC03")
  void sendBytes_sendsTheSliceOrRefuses() {
    byte[] letters = "abcdefghijklmnopqrstuvwxyz".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    pipe.first().sendBytes(letters, 5);
    pipe.first().sendBytes(letters, 7, 8);
    pipe.first().sendBytes(letters, 26);
    pipe.first().sendBytes(letters, 26, 0);
    assertThat(new String(pipe.second().recvBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("fghijklmnopqrstuvwxyz");
    assertThat(new String(pipe.second().recvBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("hijklmno");
    assertThat(pipe.second().poll()).isTrue();
    assertThat(pipe.second().recvBytes()).isEmpty();
    assertThat(pipe.second().recvBytes()).isEmpty();
    assertRefused(letters, 27, null, "buffer length < offset");
    assertRefused(letters, 22, 5, "buffer length < offset + size");
    assertRefused(letters, 26, 1, "buffer length < offset + size");
    assertRefused(letters, -1, null, "offset is negative");
    assertRefused(letters, 4, -1, "size is negative");
  }

  @Test
  void peerClosed_whatWasSentComesFirstThenTheEnd() {
    pipe.first().send("last");
    pipe.first().close();
    assertThat(pipe.second().poll()).isTrue();
    assertThat(pipe.second().recv()).isEqualTo("last");
    assertThat(pipe.second().poll()).isTrue();
    assertThatThrownBy(pipe.second()::recv).isExactlyInstanceOf(EndOfFile.class).hasMessage("");
    assertThatThrownBy(() -> pipe.second().send(1))
        .isExactlyInstanceOf(BrokenPipe.class)
        .hasMessage("[Errno 32] Broken pipe");
  }

  @Test
  void peerClosedWithSomethingUnread_isAResetOnce() {
    pipe.first().send("unread");
    pipe.second().send("sent before");
    pipe.second().close();
    assertThat(pipe.first().recv()).isEqualTo("sent before");
    assertReset(pipe.first());
  }

  @Test
  void childDiesWithSomethingUnread_isAResetOnce() {
    Process process =
        Process.builder().target(ConnectionTest::tellAndSleep, Arguments.of(pipe.second())).start();
    pipe.second().close();
    assertThat(pipe.first().recv()).isEqualTo("there");
    pipe.first().send("unread");
    process.kill();
    process.join();
    assertReset(pipe.first());
  }

  @Test
  void childDies_whoOnlyPollsSeesTheEnd() {
    Process process =
        Process.builder().target(ConnectionTest::tellAndSleep, Arguments.of(pipe.second())).start();
    pipe.second().close();
    assertThat(pipe.first().recv()).isEqualTo("there");
    process.kill();
    process.join();
    assertThat(pipe.first().poll()).isTrue();
    assertThatThrownBy(pipe.first()::recv).isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void wrongDirection_isSaidBeforeAWrongOffset() {
    Pipe oneWay = new Pipe(false);
    assertThatThrownBy(() -> oneWay.first().sendBytes(new byte[1], 5))
        .hasMessage("connection is read-only");
    assertThatThrownBy(() -> oneWay.second().recvBytesInto(new byte[1], -1))
        .hasMessage("connection is write-only");
    assertThat(oneWay.first().toString())
        .matches("<multiprocessing.connection.Connection object at 0x[0-9a-f]+>");
  }

  @Test
  void closedOneself_refusesEverything() {
    pipe.first().close();
    pipe.first().close();
    assertThat(pipe.first().closed()).isTrue();
    assertThatThrownBy(() -> pipe.first().send(1)).hasMessage("handle is closed");
    assertThatThrownBy(pipe.first()::recv).hasMessage("handle is closed");
    assertThatThrownBy(pipe.first()::poll).hasMessage("handle is closed");
  }

  @Test
  void poll_waitsNoLongerThanItIsToldTo() {
    assertThat(pipe.first().poll()).isFalse();
    assertThat(pipe.first().poll(Duration.ofSeconds(-1))).isFalse();
    assertThat(pipe.first().poll(SHORT)).isFalse();
    Started.thread(() -> pipe.second().send(1));
    assertThat(pipe.first().poll(null)).isTrue();
    assertThat(pipe.first().recv()).isEqualTo(1);
  }

  @Test
  void messageTooLong_endsReceiving() {
    pipe.first().sendBytes(new byte[10]);
    assertThatThrownBy(() -> pipe.second().recvBytes(9))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("bad message length");
    assertThat(pipe.second().readable()).isFalse();
    assertThat(pipe.second().closed()).isFalse();
    assertThatThrownBy(() -> pipe.first().recvBytes(-1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative maxlength");
    Pipe oneWay = new Pipe(false);
    oneWay.second().sendBytes(new byte[10]);
    assertThatThrownBy(() -> oneWay.first().recvBytes(9)).hasMessage("bad message length");
    assertThat(oneWay.first().closed()).isTrue();
  }

  @Test
  void recvBytesInto_fillsTheBufferOrHandsTheMessageOver() {
    byte[] buffer = new byte[8];
    pipe.first().sendBytes(new byte[] {1, 2, 3});
    assertThat(pipe.second().recvBytesInto(buffer, 4)).isEqualTo(3);
    assertThat(buffer).containsExactly(0, 0, 0, 0, 1, 2, 3, 0);
    pipe.first().sendBytes(new byte[] {1, 2, 3});
    assertThatThrownBy(() -> pipe.second().recvBytesInto(buffer, 6))
        .isInstanceOfSatisfying(
            BufferTooShort.class, e -> assertThat(e.message()).containsExactly(1, 2, 3));
    assertThatThrownBy(() -> pipe.second().recvBytesInto(buffer, -1)).hasMessage("negative offset");
    assertThatThrownBy(() -> pipe.second().recvBytesInto(buffer, 9)).hasMessage("offset too large");
  }

  @Test
  void lockAsMessage_isRefusedAndNothingIsSent() {
    assertThatThrownBy(() -> pipe.first().send(List.of(new ReentrantLock())))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "ReentrantLock objects should only be shared between processes through inheritance");
    assertThatThrownBy(() -> pipe.first().send(new Object()))
        .isExactlyInstanceOf(NotPicklable.class)
        .hasMessageStartingWith("cannot pickle 'Object' object");
    assertThat(pipe.second().poll()).isFalse();
  }

  @Test
  @Tag("PC08")
  void wait_givesExactlyWhatIsReady() {
    Process process =
        Process.builder().target(Tasks::sleepForEver, Arguments.none()).daemon(true).start();
    Pipe other = new Pipe();
    List<Waitable> objects = List.of(pipe.first(), process.sentinel(), other.first());
    assertThat(Connections.wait(objects, Duration.ofSeconds(-1))).isEmpty();
    assertThat(Connections.wait(objects, SHORT)).isEmpty();
    Started.thread(() -> pipe.second().send(1));
    assertThat(Connections.wait(objects)).containsExactly(pipe.first());
    process.kill();
    process.join();
    assertThat(Connections.wait(objects)).containsExactly(objects.get(0), objects.get(1));
    other.second().close();
    assertThat(Connections.wait(objects)).hasSize(3);
  }

  @Test
  void childDies_parentSeesTheEnd() {
    Process process = Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start();
    pipe.second().close();
    pipe.first().send(1);
    assertThat(pipe.first().recv()).isEqualTo(1);
    process.kill();
    assertThatThrownBy(pipe.first()::recv).isExactlyInstanceOf(EndOfFile.class);
    assertThatThrownBy(() -> pipe.first().send(1)).isExactlyInstanceOf(BrokenPipe.class);
  }

  @Test
  void parentKeepsItsCopy_noEndIsSeen() {
    Process process = Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start();
    pipe.first().send(1);
    assertThat(pipe.first().recv()).isEqualTo(1);
    process.kill();
    process.join();
    assertThat(pipe.first().poll(SHORT)).isFalse();
    pipe.second().close();
    assertThatThrownBy(pipe.first()::recv).isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void bothEndsElsewhere_messagesGoThrough() {
    Pipe answers = new Pipe();
    Process echo = Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start();
    Process asker =
        Process.builder()
            .target(ConnectionTest::ask, Arguments.of(pipe.first(), answers.second()))
            .start();
    pipe.first().close();
    pipe.second().close();
    assertThat(answers.first().recv()).isEqualTo(1000);
    asker.join();
    echo.join();
    assertThat(List.of(asker.exitCode().getAsInt(), echo.exitCode().getAsInt()))
        .containsExactly(0, 0);
  }

  @Test
  void connectionThroughAConnection_worksInTheOtherProcess() {
    Process echo =
        Process.builder()
            .target(ConnectionTest::echoOnWhatComes, Arguments.of(pipe.second()))
            .start();
    Pipe second = new Pipe();
    pipe.first().send(second.second());
    second.second().close();
    second.first().send("through");
    assertThat(second.first().recv()).isEqualTo("through");
    second.first().close();
    echo.join();
  }

  @Test
  void largeMessages_arriveWhole() {
    Process echo = Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start();
    pipe.second().close();
    byte[] large = new byte[5_000_000];
    large[4_999_999] = 7;
    pipe.first().send(large);
    assertThat((byte[]) pipe.first().recv()).isEqualTo(large);
    pipe.first().close();
    echo.join();
  }

  static Object ask(Arguments args) {
    Connection echo = (Connection) args.get(0);
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      echo.send(1);
      sum += (int) echo.recv();
    }
    ((Connection) args.get(1)).send(sum);
    return null;
  }

  static Object echoOnWhatComes(Arguments args) {
    Connection carrier = (Connection) args.get(0);
    return Tasks.echo(Arguments.of(carrier.recv()));
  }

  static Object tellAndSleep(Arguments args) {
    ((Connection) args.get(0)).send("there");
    return Tasks.sleepForEver(args);
  }

  private static void assertReset(Connection connection) {
    assertThat(connection.poll()).isTrue();
    assertThat(connection.poll()).isTrue();
    assertThatThrownBy(() -> connection.send(1)).isExactlyInstanceOf(BrokenPipe.class);
    assertThatThrownBy(connection::recv)
        .isExactlyInstanceOf(ConnectionReset.class)
        .hasMessage("[Errno 104] Connection reset by peer");
    assertThatThrownBy(connection::recv).isExactlyInstanceOf(EndOfFile.class);
  }

  private void assertRefused(byte[] bytes, int offset, Integer size, String text) {
    assertThatThrownBy(
            () -> {
              if (size == null) {
                pipe.first().sendBytes(bytes, offset);
              } else {
                pipe.first().sendBytes(bytes, offset, size);
              }
            })
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(text);
  }
}
