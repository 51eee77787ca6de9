package dev.threadlint.runtime.multiprocessing.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.internal.Exchange;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import dev.threadlint.runtime.multiprocessing.internal.Wire;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BrokerMessageTest {
  @Test
  void message_comesOutAsItWentIn() {
    BrokerMessage message =
        new BrokerMessage(
            BrokerMessage.Kind.ENQUEUE, 5, 7, new WordAddress(9, 64), Until.CHANGED, -3, 1);
    assertThat(BrokerMessage.parse(message.toBytes())).isEqualTo(message);
  }

  @Test
  void randomBytes_areReadOrRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] frame = new byte[i % 2 == 0 ? BrokerMessage.BYTES : random.nextInt(100)];
      random.nextBytes(frame);
      try {
        assertThat(BrokerMessage.parse(frame).toBytes()).hasSize(BrokerMessage.BYTES);
      } catch (IllegalArgumentException e) {
        assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void processThatSendsNonsense_isDroppedAndTheOthersServed() {
    SharedFile file = SharedFile.create(SharedWord.BYTES);
    BrokerServer.open();
    long me = RunFolder.current().rootPid();
    byte[][] nonsense = {
      {1, 2, 3},
      new byte[BrokerMessage.BYTES - 1],
      enqueue(new WordAddress(12345, 64)),
      enqueue(new WordAddress(file.id(), 1 << 20)),
      enqueue(new WordAddress(file.id(), -8)),
      enqueue(new WordAddress(file.id(), 3)),
      BrokerMessage.answer(BrokerMessage.Kind.WOKEN, 1).toBytes()
    };
    for (byte[] frame : nonsense) {
      try (Wire wire = Exchange.connect(me, BrokerServer.SERVICE)) {
        wire.send(frame);
        assertThatThrownBy(() -> wire.receive(Deadline.NEVER)).isInstanceOf(EndOfFile.class);
      }
    }
    try (Wire wire = Exchange.connect(me, BrokerServer.SERVICE)) {
      wire.send(enqueue(new WordAddress(file.id(), 64)));
      assertThat(BrokerMessage.parse(wire.receive(Deadline.NEVER)).kind())
          .isEqualTo(BrokerMessage.Kind.WOKEN);
    }
    assertThat(file.word(0).get()).isZero();
  }

  private static byte[] enqueue(WordAddress word) {
    return new BrokerMessage(BrokerMessage.Kind.ENQUEUE, 1, 1, word, Until.FREE, 0, 0).toBytes();
  }
}
