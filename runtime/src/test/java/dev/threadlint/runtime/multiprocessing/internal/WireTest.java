package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.BrokenPipe;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WireTest {
  @TempDir private Path folder;
  private SocketChannel raw;
  private Wire wire;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      raw = SocketChannel.open(address);
      wire = new Wire(server.accept());
    }
  }

  @Test
  void frameInPieces_arrivesWhole() throws IOException {
    for (byte each : new byte[] {0, 0, 0, 3, 7, 8, 9}) {
      assertThat(wire.receive(Deadline.in(Duration.ZERO))).isNull();
      raw.write(ByteBuffer.wrap(new byte[] {each}));
    }
    assertThat(wire.receive(Deadline.NEVER)).containsExactly(7, 8, 9);
  }

  @Test
  void severalFramesAtOnce_arriveOneByOne() throws IOException {
    raw.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 2, 8, 9}));
    assertThat(wire.receive(Deadline.NEVER)).containsExactly(7);
    assertThat(wire.poll(Deadline.in(Duration.ZERO))).isTrue();
    assertThat(wire.receive(Deadline.NEVER)).isEmpty();
    assertThat(wire.receive(Deadline.NEVER)).containsExactly(8, 9);
  }

  @Test
  void framesOfManySizes_goBothWays() {
    Wire other = new Wire(raw);
    Random random = new Random(7);
    Thread echo = Started.thread(() -> echo(other));
    for (int size : new int[] {0, 1, 16_379, 16_380, 16_381, 100_000, 262_144, 3_000_000}) {
      byte[] frame = new byte[size];
      random.nextBytes(frame);
      wire.send(frame);
      assertThat(wire.receive(Deadline.NEVER)).isEqualTo(frame);
    }
    wire.close();
    echo.join();
  }

  @Test
  void lengthIsALie_costsNoMemoryAndIsFinal() throws IOException {
    raw.write(ByteBuffer.wrap(new byte[] {0x7f, -1, -1, -1, 1, 2, 3}));
    assertThat(wire.receive(Deadline.in(Duration.ZERO))).isNull();
    raw.close();
    assertThatThrownBy(() -> wire.receive(Deadline.NEVER)).isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void negativeLength_isRefusedForEver() throws IOException {
    raw.write(ByteBuffer.wrap(new byte[] {-1, 0, 0, 0, 0, 0, 0, 1, 5}));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> wire.receive(Deadline.NEVER))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("bad message length");
    }
  }

  @Test
  void longerThanTheProgramAllows_isRefused() {
    System.setProperty(Wire.LONGEST, "100000");
    try (Wire other = new Wire(raw)) {
      other.send(new byte[100_000]);
      assertThat(wire.receive(Deadline.NEVER)).hasSize(100_000);
      other.send(new byte[100_001], 0, 20_000);
      assertThat(wire.receive(Deadline.NEVER)).hasSize(20_000);
      Thread sender = Started.thread(() -> sendInVain(other));
      assertThatThrownBy(() -> wire.receive(Deadline.NEVER)).hasMessage("bad message length");
      wire.close();
      sender.join();
    } finally {
      System.clearProperty(Wire.LONGEST);
    }
  }

  @Test
  void closedWhileWaiting_endsTheWait() {
    Thread closing = Started.thread(() -> wire.close());
    assertThatThrownBy(() -> wire.receive(Deadline.NEVER)).hasMessage("handle is closed");
    closing.join();
    assertThatThrownBy(() -> wire.send(new byte[1])).hasMessage("handle is closed");
  }

  @Test
  void otherSideGone_sendingSaysSo() throws IOException {
    raw.close();
    assertThatThrownBy(() -> wire.send(new byte[1]))
        .isExactlyInstanceOf(BrokenPipe.class)
        .hasMessage("[Errno 32] Broken pipe");
  }

  @Test
  void interruptedWhileWaiting_waitsOnAndKeepsTheFlag() throws IOException {
    java.lang.Thread.currentThread().interrupt();
    assertThat(wire.receive(Deadline.in(Duration.ofMillis(20)))).isNull();
    assertThat(java.lang.Thread.interrupted()).isTrue();
    raw.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 7}));
    java.lang.Thread.currentThread().interrupt();
    assertThat(wire.receive(Deadline.NEVER)).containsExactly(7);
    assertThat(java.lang.Thread.interrupted()).isTrue();
  }

  private static void sendInVain(Wire other) {
    assertThatThrownBy(() -> other.send(new byte[3_000_000])).isInstanceOf(BrokenPipe.class);
  }

  private static void echo(Wire other) {
    try {
      while (true) {
        other.send(other.receive(Deadline.NEVER));
      }
    } catch (EndOfFile e) {
      other.close();
    }
  }
}
