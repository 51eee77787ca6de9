package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.runtime.internal.Deadline;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PipeEndTest {
  private static final int MESSAGES = 20;

  @TempDir private Path folder;

  /** As when a process is given both ends, closes the one and answers on the other. */
  @Test
  void otherCopyOfOurEndIsClosed_whatComesStaysInOrder() throws IOException {
    for (int round = 0; round < 200; round++) {
      PipeEnd ours = PipeEnd.newPipe();
      PipeEnd theirs = ours.peer();
      Wire answers = give(theirs, "a" + round);
      Wire copyOfOurs = give(ours, "b" + round);
      theirs.close();
      copyOfOurs.close();
      for (int i = 0; i < MESSAGES; i++) {
        answers.send(new byte[] {(byte) i});
      }
      for (int i = 0; i < MESSAGES; i++) {
        assertThat(ours.receive(Deadline.NEVER, 1)).containsExactly(i);
      }
      answers.close();
      ours.close();
    }
  }

  /** The far side of a wire that holds the end. */
  private Wire give(PipeEnd end, String name) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(name));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      Wire far = new Wire(SocketChannel.open(address));
      assertThat(end.redeem(end.reserve(), new Wire(server.accept()))).isTrue();
      return far;
    }
  }
}
